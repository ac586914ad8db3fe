package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ProxyRules;
import dev.ferry.adapters.http.settings.TrustSettings;
import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Failed connections: nothing was sent, and one line names the setting to check. */
class UnreachableTest {

    @Test
    void namesTheAddressAndTheSettingWhenNothingAnswers() throws IOException {
        int freePort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }
        assertUnreachable(
                "http://127.0.0.1:" + freePort,
                "nothing answers at http://127.0.0.1:" + freePort
                        + " (connection refused); check FERRY_PLATFORM_API_URL");
    }

    @Test
    void namesAnUnknownHost() {
        assertUnreachable(
                "http://no-such-host.invalid", "unknown host no-such-host.invalid; check FERRY_PLATFORM_API_URL");
    }

    @Test
    void namesTheSettingOfTheIdentityServer() {
        var unknownHost = URI.create("http://no-such-host.invalid");
        try (var rig = new Rig(settings -> new PlatformSettings(
                unknownHost,
                unknownHost,
                false,
                settings.credentials(),
                settings.limits(),
                settings.resilience(),
                new TrustSettings(true, null),
                ProxyRules.none()))) {
            assertThat(Rig.fault(rig.platform.authenticate()).summary())
                    .isEqualTo("unknown host no-such-host.invalid; check FERRY_PLATFORM_IDENTITY_URL");
        }
    }

    @Test
    void namesAServerWithoutTls() {
        try (var plain = new RawServer(connection -> {
            RawServer.answer(connection, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            RawServer.drain(connection.getInputStream());
        })) {
            var url = plain.url().toString().replace("http:", "https:");

            assertUnreachable(
                    url, "no secure connection to " + url + ": it does not speak TLS; check FERRY_PLATFORM_API_URL");
        }
    }

    @Test
    void namesAServerWithAnUntrustedCertificate() {
        var selfSigned = new WireMockServer(
                options().bindAddress("127.0.0.1").dynamicPort().dynamicHttpsPort());
        selfSigned.start();
        try {
            var url = "https://127.0.0.1:" + selfSigned.httpsPort();

            assertUnreachable(
                    url,
                    "no secure connection to " + url + ": its certificate is not trusted, or is for another host;"
                            + " check FERRY_PLATFORM_API_URL");
        } finally {
            selfSigned.stop();
        }
    }

    @Test
    void callsBeyondTheQueueAreDeferredUnsent() {
        var stop = new CountDownLatch(1);
        try (var server = new RawServer(connection -> stop.await());
                var rig = new Rig(settings -> Rig.withApi(Rig.with(settings, narrow()), server.url()))) {
            Rig.value(rig.platform.authenticate());
            var calls = IntStream.range(0, 3).mapToObj(i -> rig.upload("a")).toList();

            assertThat(calls)
                    .extracting(call -> Rig.fault(call))
                    .filteredOn(HeldBack.class::isInstance)
                    .extracting(PlatformFault::summary)
                    .contains("too many calls are waiting for the upload endpoint; nothing was sent");
            stop.countDown();
        }
    }

    @Test
    void closingFailsRunningCalls() throws InterruptedException {
        var arrived = new CountDownLatch(1);
        var stop = new CountDownLatch(1);
        try (var server = new RawServer(connection -> {
                    RawServer.head(connection.getInputStream());
                    arrived.countDown();
                    stop.await();
                });
                var rig = new Rig(settings -> Rig.withApi(settings, server.url()))) {
            var upload = rig.upload("a");
            arrived.await();

            Rig.value(rig.platform.close());

            assertThat(Rig.fault(upload)).isInstanceOf(OutcomeUnknown.class);
            assertThat(Rig.fault(rig.status())).isInstanceOf(Unavailable.class);
            stop.countDown();
        }
    }

    @Test
    void callsAfterCloseFail() {
        var rig = new Rig();
        rig.close();

        assertThat(Rig.fault(rig.status())).isInstanceOf(Unavailable.class);
    }

    @Test
    void aStageFailsWithAnUnwrappedPlatformException() {
        try (var rig = new Rig()) {
            rig.answerUpload(Rig.answer(409, "no"));
            var seen = new Throwable[1];

            var ended = rig.upload("a").handle((token, failure) -> seen[0] = failure);

            Rig.value(ended);
            assertThat(seen[0]).isInstanceOf(PlatformException.class);
            assertThat(Stages.cause(seen[0])).isSameAs(seen[0]);
        }
    }

    private static void assertUnreachable(String url, String message) {
        try (var rig = new Rig(settings -> Rig.withApi(settings, URI.create(url)))) {
            assertThat(Rig.fault(rig.upload("a")))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            fault -> assertThat(fault.summary()).isEqualTo(message));
        }
    }

    /** Allows one connection and one waiting call. */
    private static CallLimits narrow() {
        var limits = Rig.limits();
        return new CallLimits(
                limits.connect(),
                limits.call(),
                Duration.ofMillis(300),
                limits.idle(),
                limits.answerBytes(),
                limits.resultBytes(),
                1,
                1,
                limits.tokenLifetime(),
                limits.renewalMargin(),
                Duration.ofHours(1));
    }
}
