package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ProxyRules;
import dev.ferry.adapters.http.settings.ProxyServer;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.adapters.http.settings.TrustSettings;
import dev.ferry.contracts.fake.SelfSignedCertificate;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls through a proxy: a tunnel for https, absolute form for http. The Platform's hosts exist only for the proxy. */
class ProxyTest {

    private static final String CREDENTIALS = "DOM\\me:p@:/ é";

    @SuppressWarnings("NullAway.Init")
    private static SelfSignedCertificate certificate;

    @SuppressWarnings("NullAway.Init")
    private static String authorities;

    @SuppressWarnings("NullAway.Init")
    private WireMockServer wire;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws IOException {
        certificate = SelfSignedCertificate.make(folder, "127.0.0.1");
        authorities = Files.readString(certificate.certificate());
    }

    @BeforeEach
    void start() {
        wire = new WireMockServer(options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(certificate.store().toString())
                .keystoreType("PKCS12")
                .keystorePassword(SelfSignedCertificate.PASSWORD)
                .keyManagerPassword(SelfSignedCertificate.PASSWORD));
        wire.start();
        wire.stubFor(post("/connect/token").willReturn(okJson("{\"access_token\":\"t\",\"expires_in\":3600}")));
        wire.stubFor(get(urlPathEqualTo(Rig.RESULTS)).willReturn(okJson("\"processing\"")));
        wire.stubFor(post(Rig.UPLOAD).willReturn(ok(Rig.TOKEN.value())));
    }

    @AfterEach
    void stop() {
        wire.stop();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = CREDENTIALS)
    void httpsGoesThroughATunnel(@Nullable String credentials) throws IOException {
        try (var proxy = new TestProxy(wire.httpsPort(), credentials);
                var rig = new Rig(to("https://127.0.0.1:1", through(proxy, credentials)))) {
            assertThat(Rig.value(rig.upload("a"))).isEqualTo(Rig.TOKEN);
            assertThat(Rig.value(rig.status()).word()).isEqualTo("processing");

            assertThat(proxy.requests)
                    .containsOnly("CONNECT 127.0.0.1:1 HTTP/1.1")
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = CREDENTIALS)
    void httpGoesInAbsoluteForm(@Nullable String credentials) throws IOException {
        try (var proxy = new TestProxy(wire.port(), credentials);
                var rig = new Rig(to("http://api.invalid:8080/base", through(proxy, credentials)))) {
            wire.stubFor(post(urlEqualTo("/base/connect/token"))
                    .willReturn(okJson("{\"access_token\":\"t\",\"expires_in\":3600}")));
            wire.stubFor(post("/base" + Rig.UPLOAD).willReturn(ok(Rig.TOKEN.value())));

            assertThat(Rig.value(rig.upload("a"))).isEqualTo(Rig.TOKEN);

            assertThat(proxy.requests)
                    .containsExactly(
                            "POST http://api.invalid:8080/base/connect/token HTTP/1.1",
                            "POST http://api.invalid:8080/base/api/UploadData HTTP/1.1");
            wire.verify(1, postRequestedFor(urlEqualTo("/base" + Rig.UPLOAD)).withHost(equalTo("api.invalid")));
        }
    }

    @Test
    void anIpv6AddressKeepsItsBracketsThroughAProxy() throws IOException {
        try (var proxy = new TestProxy(wire.port(), null);
                var rig = new Rig(to("http://[2001:db8::1]:8080", through(proxy, null)))) {
            assertThat(Rig.value(rig.status()).word()).isEqualTo("processing");

            assertThat(proxy.requests).contains("POST http://[2001:db8::1]:8080/connect/token HTTP/1.1");
        }
    }

    @Test
    void aHostOnThisMachineIsCalledDirectly() throws IOException {
        try (var proxy = new TestProxy(wire.port(), null)) {
            var server = ProxyServer.parse("HTTP_PROXY", proxy.address());
            try (var rig =
                    new Rig(to("http://localhost:" + wire.port(), ProxyRules.conventional(server, server, "")))) {
                assertThat(Rig.value(rig.status()).word()).isEqualTo("processing");
                assertThat(proxy.requests).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"https://127.0.0.1:1, me:wrong", "http://api.invalid, me:wrong", "https://127.0.0.1:1,"})
    void aRefusalOfTheCredentialsNamesTheProxyAndItsSettings(String url, @Nullable String credentials)
            throws IOException {
        try (var proxy = new TestProxy(wire.port(), CREDENTIALS);
                var rig = new Rig(to(url, through(proxy, credentials)))) {
            assertNothingSent(
                    rig,
                    "the proxy http://" + proxy.address() + " requires valid credentials (407); check"
                            + " FERRY_PLATFORM_PROXY_USERNAME and FERRY_PLATFORM_PROXY_PASSWORD, or HTTPS_PROXY");
        }
    }

    /** The identity server is called directly, so that the upload is the first request that the proxy refuses. */
    @Test
    void anUploadThatTheProxyRefusesIsNotInDoubt() throws IOException {
        try (var proxy = new TestProxy(wire.port(), CREDENTIALS);
                var rig = new Rig(settings -> with(
                        settings,
                        settings.identityUrl(),
                        URI.create("http://api.invalid"),
                        ProxyRules.conventional(ProxyServer.parse("http_proxy", proxy.address()), null, "")))) {
            assertThat(Rig.fault(rig.upload("a".repeat(300_000))))
                    .isInstanceOf(Unavailable.class)
                    .satisfies(fault -> assertThat(fault.summary()).contains("credentials (407)", "http_proxy"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 405, 502})
    void aProxyThatOpensNoTunnelIsNamed(int status) {
        try (var server = new RawServer(connection -> {
                    RawServer.head(connection.getInputStream());
                    RawServer.answer(connection, "HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n");
                    RawServer.drain(connection.getInputStream());
                });
                var rig = new Rig(to("https://api.invalid", through(server.url().toString())))) {
            assertNothingSent(
                    rig,
                    "the proxy %s does not connect to https://api.invalid:443 (status %d); check HTTPS_PROXY"
                            .formatted(server.url(), status));
        }
    }

    @Test
    void aProxyThatClosesTheConnectionIsNamed() {
        try (var server = new RawServer(connection -> RawServer.head(connection.getInputStream()));
                var rig = new Rig(to("https://api.invalid", through(server.url().toString())))) {
            assertNothingSent(
                    rig,
                    "the proxy %s does not connect to https://api.invalid:443 (it closed the connection); check HTTPS_PROXY"
                            .formatted(server.url()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.invalid", "http://api.invalid"})
    void aProxyThatDoesNotAnswerIsNamed(String url) throws IOException {
        var proxy = new TestProxy(wire.port(), null);
        proxy.close();
        try (var rig = new Rig(to(url, through(proxy, null)))) {
            assertNothingSent(
                    rig,
                    "nothing answers at the proxy http://" + proxy.address()
                            + " (connection refused); check HTTPS_PROXY");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.invalid", "http://api.invalid"})
    void aProxyWithAnUnknownHostIsNamed(String url) {
        try (var rig = new Rig(to(url, through("http://proxy.invalid:3128")))) {
            assertNothingSent(rig, "unknown host of the proxy http://proxy.invalid:3128; check HTTPS_PROXY");
        }
    }

    private void assertNothingSent(Rig rig, String message) {
        assertThat(Rig.fault(rig.upload("a")))
                .isInstanceOfSatisfying(
                        Unavailable.class, fault -> assertThat(fault.summary()).isEqualTo(message));
        assertThat(wire.getAllServeEvents()).isEmpty();
    }

    private static UnaryOperator<PlatformSettings> to(String url, ProxyRules rules) {
        return settings -> with(settings, URI.create(url), URI.create(url), rules);
    }

    private static PlatformSettings with(PlatformSettings settings, URI identity, URI api, ProxyRules rules) {
        return new PlatformSettings(
                identity,
                api,
                settings.discovery(),
                settings.credentials(),
                settings.limits(),
                settings.resilience(),
                new TrustSettings(true, authorities),
                rules);
    }

    private static ProxyRules through(TestProxy proxy, @Nullable String credentials) {
        var server = ProxyServer.parse("HTTPS_PROXY", proxy.address());
        if (credentials == null) {
            return ProxyRules.always(server);
        }
        var colon = credentials.indexOf(':');
        return ProxyRules.always(
                server.withCredentials(credentials.substring(0, colon), new Secret(credentials.substring(colon + 1))));
    }

    private static ProxyRules through(String url) {
        return ProxyRules.always(ProxyServer.parse("HTTPS_PROXY", url));
    }
}
