package dev.ferry.adapters.http;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Talks TLS to whom the JDK's trust store vouches for, which in this test is a store of its own. */
class SecureTest {

    private static final String PASSWORD = "changeit";
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    @TempDir
    Path home;

    @AfterEach
    void trustAsBefore() {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE_PASSWORD);
    }

    @Test
    void aTrustedPlatformIsTalkedToOverTls() throws Exception {
        var store = keyStore("127.0.0.1");
        System.setProperty(TRUST_STORE, store);
        System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);

        assertThat(status(store)).isEqualTo("processing");
    }

    @Test
    void aCertificateForAnotherHostIsNotTrusted() throws Exception {
        var store = keyStore("10.1.2.3");
        System.setProperty(TRUST_STORE, store);
        System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);

        assertThat(status(store)).contains("its certificate is not trusted, or not made out to that host");
    }

    /** The status that a Platform with this key answers, or what was told instead. */
    private static String status(String store) {
        var wire = new WireMockServer(options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(store)
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        wire.start();
        wire.stubFor(get(urlPathEqualTo(Rig.RESULTS)).willReturn(ok("processing")));
        var url = URI.create("https://127.0.0.1:" + wire.httpsPort());
        try (var rig = new Rig(settings -> Rig.withApi(settings, url))) {
            return rig.platform
                    .status(Rig.TOKEN)
                    .thenApply(status -> status.word())
                    .exceptionally(failure -> String.valueOf(failure.getMessage()))
                    .toCompletableFuture()
                    .join();
        } finally {
            wire.stop();
        }
    }

    /** A key with a certificate that vouches for itself. */
    private String keyStore(String address) throws IOException, InterruptedException {
        var store = home.resolve("store.p12").toString();
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "platform",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=platform",
                        "-ext",
                        "san=ip:" + address,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store)
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor())
                .as(new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        return store;
    }
}
