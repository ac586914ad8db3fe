package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ProxyRules;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.adapters.http.settings.TrustSettings;
import dev.ferry.contracts.fake.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with certificates from the JDK's trust store or from a file. */
class SecureTest {

    private static final String NOT_TRUSTED = "its certificate is not trusted, or is for another host";
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    @TempDir
    Path folder;

    @AfterEach
    void restoreTrust() {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE_PASSWORD);
    }

    @Test
    void callsATrustedPlatformOverTls() {
        var platform = SelfSignedCertificate.make(folder, "127.0.0.1");
        trust(platform);

        assertThat(status(platform, TrustSettings.standard())).isEqualTo("processing");
    }

    @Test
    void aCertificateForAnotherHostIsNotTrusted() {
        var platform = SelfSignedCertificate.make(folder, "10.1.2.3");
        trust(platform);

        assertThat(status(platform, TrustSettings.standard())).contains(NOT_TRUSTED);
        assertThat(status(platform, only(platform))).contains(NOT_TRUSTED);
    }

    @Test
    void aPrivateAuthorityIsTrustedWhenItIsNamed() {
        var platform = SelfSignedCertificate.make(folder, "127.0.0.1");

        assertThat(status(platform, TrustSettings.standard())).contains(NOT_TRUSTED);
        assertThat(status(platform, only(platform))).isEqualTo("processing");
    }

    @Test
    void aNamedAuthorityReplacesTheTrustStore(@TempDir Path otherFolder) {
        var platform = SelfSignedCertificate.make(folder, "127.0.0.1");
        trust(platform);

        assertThat(status(platform, only(SelfSignedCertificate.make(otherFolder, "127.0.0.1"))))
                .contains(NOT_TRUSTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com",
                "http://10.0.0.1:8080",
                "HTTP://127.example.com",
                "http://localhost.example.com"
            })
    void rejectsPlainHttpToOtherMachinesUnlessAllowed(String url) {
        assertThatThrownBy(() -> to(url, TrustSettings.standard()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unencrypted; use https://");
        assertThat(to(url, new TrustSettings(true, null)).apiUrl()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.com", "http://localhost", "http://127.0.0.1:1", "http://[::1]:1", "HTTPS://x.y"
            })
    void allowsHttpsAndPlainHttpToThisMachine(String url) {
        assertThat(to(url, TrustSettings.standard()).identityUrl()).hasToString(url);
    }

    @Test
    void rejectsADiscoveredTokenEndpointWithoutEncryption() {
        try (var rig = new Rig(settings -> new PlatformSettings(
                settings.identityUrl(),
                settings.apiUrl(),
                true,
                settings.credentials(),
                settings.limits(),
                settings.resilience()))) {
            rig.wire.stubFor(get("/.well-known/openid-configuration")
                    .willReturn(okJson("{\"token_endpoint\":\"http://example.com/token\"}")));

            assertThat(Rig.fault(rig.platform.authenticate()).summary())
                    .contains("unencrypted token endpoint", "nothing was sent there");
        }
    }

    private static PlatformSettings to(String url, TrustSettings trust) {
        return new PlatformSettings(
                URI.create(url),
                URI.create(url),
                false,
                Rig.CREDENTIALS,
                Rig.limits(),
                ResilienceSettings.standard(),
                trust,
                ProxyRules.none());
    }

    /** Sets the JDK's trust store. */
    private static void trust(SelfSignedCertificate platform) {
        System.setProperty(TRUST_STORE, platform.store().toString());
        System.setProperty(TRUST_STORE_PASSWORD, SelfSignedCertificate.PASSWORD);
    }

    private static TrustSettings only(SelfSignedCertificate authority) {
        try {
            return new TrustSettings(false, Files.readString(authority.certificate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status from a Platform with this certificate, or the message of the failure. */
    private static String status(SelfSignedCertificate platform, TrustSettings trust) {
        var wire = new WireMockServer(options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(platform.store().toString())
                .keystoreType("PKCS12")
                .keystorePassword(SelfSignedCertificate.PASSWORD)
                .keyManagerPassword(SelfSignedCertificate.PASSWORD));
        wire.start();
        wire.stubFor(get(urlPathEqualTo(Rig.RESULTS)).willReturn(ok("processing")));
        wire.stubFor(post("/connect/token").willReturn(okJson("{\"access_token\":\"t\",\"expires_in\":3600}")));
        try (var rig = new Rig(settings -> to("https://127.0.0.1:" + wire.httpsPort(), trust))) {
            return rig.status()
                    .thenApply(status -> status.word())
                    .exceptionally(failure -> String.valueOf(failure.getMessage()))
                    .toCompletableFuture()
                    .join();
        } finally {
            wire.stop();
        }
    }
}
