package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.ferry.adapters.http.settings.PlatformSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Platform with an IPv6 address in its URL. */
class Ipv6Test {

    private final WireMockServer wire =
            new WireMockServer(options().bindAddress("::1").dynamicPort());

    @BeforeEach
    void start() {
        Assumptions.assumeTrue(hasIpv6(), "this machine has no IPv6");
        wire.start();
        wire.stubFor(post("/connect/token").willReturn(okJson("{\"access_token\":\"t\",\"expires_in\":3600}")));
        wire.stubFor(get(urlPathEqualTo(Rig.RESULTS)).willReturn(ok("processing")));
    }

    @AfterEach
    void stop() {
        wire.stop();
    }

    @ParameterizedTest
    @CsvSource({"[::1], [::1]", "[0:0:0:0:0:0:0:1], [0:0:0:0:0:0:0:1]", "[::1%25lo], [::1]"})
    void connectsToALiteralAddressWithoutEncryption(String host, String sent) {
        try (var rig = new Rig(settings -> to("http://" + host + ":" + wire.port(), settings))) {
            assertThat(Rig.value(rig.status()).word()).isEqualTo("processing");

            wire.verify(
                    getRequestedFor(urlPathEqualTo(Rig.RESULTS)).withHeader("Host", equalTo(sent + ":" + wire.port())));
        }
    }

    @Test
    void namesTheAddressWithItsBracketsOnceWhenNothingAnswers() {
        wire.stop();
        var url = "http://[::1]:" + freePort();
        try (var rig = new Rig(settings -> to(url, settings))) {
            assertThat(Rig.fault(rig.status()).summary())
                    .isEqualTo(
                            "nothing answers at " + url + " (connection refused); check FERRY_PLATFORM_IDENTITY_URL");
        }
    }

    private static PlatformSettings to(String url, PlatformSettings settings) {
        return PlatformSettings.of(URI.create(url), URI.create(url), settings.credentials());
    }

    private static boolean hasIpv6() {
        var loopback = new byte[16];
        loopback[15] = 1;
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(loopback))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
