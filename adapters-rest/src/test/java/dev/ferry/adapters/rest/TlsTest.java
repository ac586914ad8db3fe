package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.rest.listen.TlsFiles;
import dev.ferry.contracts.fake.SelfSignedCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path made;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path renewed;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path served;

    @SuppressWarnings("NullAway.Init")
    private static SelfSignedCertificate original;

    @SuppressWarnings("NullAway.Init")
    private static SelfSignedCertificate second;

    @SuppressWarnings("NullAway.Init")
    private SelfSignedCertificate first;

    @BeforeAll
    static void make() {
        original = SelfSignedCertificate.make(made, "127.0.0.1");
        second = SelfSignedCertificate.make(renewed, "127.0.0.1");
    }

    @BeforeEach
    void copy() throws IOException {
        first = new SelfSignedCertificate(original.store(), served.resolve("cert.pem"), served.resolve("key.pem"));
        Files.copy(original.certificate(), first.certificate());
        Files.copy(original.key(), first.key());
    }

    @Test
    void usesTlsWithHttp11() throws Exception {
        try (var rig = new Rig(encrypting())) {
            assertThat(rig.server.url()).startsWith("https://127.0.0.1:");
            try (var socket = connect(rig)) {
                var parameters = socket.getSSLParameters();
                parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
                socket.setSSLParameters(parameters);
                socket.startHandshake();

                assertThat(socket.getApplicationProtocol()).isIn("", "http/1.1");
                assertThat(socket.getSession().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
            }
        }
    }

    @Test
    void reloadsARenewedCertificate() throws Exception {
        var before = read(first);
        var after = read(second);
        try (var rig = new Rig(encrypting())) {
            assertThat(presented(rig)).isEqualTo(before);

            replace(second.certificate(), first.certificate());
            await().during(Duration.ofSeconds(3))
                    .atMost(TIMEOUT)
                    .until(() -> presented(rig).equals(before)); // the key is still the old one

            replace(second.key(), first.key());
            await().atMost(TIMEOUT).until(() -> presented(rig).equals(after));
        }
    }

    @Test
    void offersNoCbcSuiteBeforeAndAfterARenewal() throws Exception {
        try (var rig = new Rig(encrypting())) {
            assertThat(accepts(rig, suite -> suite.contains("_CBC_"))).isFalse();
            assertThat(accepts(rig, suite -> suite.contains("_GCM_") && suite.contains("ECDHE")))
                    .isTrue();

            replace(second.certificate(), first.certificate());
            replace(second.key(), first.key());
            var after = read(second);
            await().atMost(TIMEOUT).until(() -> presented(rig).equals(after));
            assertThat(accepts(rig, suite -> suite.contains("_CBC_"))).isFalse();
        }
    }

    /** Whether the server accepts TLS 1.2 with one of these suites. */
    private static boolean accepts(Rig rig, Predicate<String> suites) throws IOException, GeneralSecurityException {
        try (var socket = connect(rig)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(
                    Stream.of(socket.getEnabledCipherSuites()).filter(suites).toArray(String[]::new));
            socket.startHandshake();
            return true;
        } catch (SSLHandshakeException e) {
            return false;
        }
    }

    @Test
    void doesNotStartWithAMismatchedOrInvalidKey() throws IOException {
        replace(second.key(), first.key());

        assertThatThrownBy(() -> new Rig(encrypting()))
                .hasMessageContaining("cert.pem and ")
                .hasMessageContaining("the private key does not match the certificate");

        Files.writeString(first.key(), "nonsense");
        assertThatThrownBy(() -> new Rig(encrypting())).hasMessageContaining("key.pem");
    }

    private SecuritySettings encrypting() {
        return new SecuritySettings(null, new TlsFiles(first.certificate(), first.key()), 1000, 1000, List.of());
    }

    private static void replace(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static X509Certificate read(SelfSignedCertificate pair) throws IOException, GeneralSecurityException {
        try (var pem = Files.newInputStream(pair.certificate())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    private static X509Certificate presented(Rig rig) throws IOException, GeneralSecurityException {
        try (var socket = connect(rig)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    /** Connects and trusts every certificate, so that a test can look at the server's. */
    private static SSLSocket connect(Rig rig) throws IOException, GeneralSecurityException {
        var server = URI.create(rig.server.url());
        var trustAll = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trustAll}, null);
        return (SSLSocket) context.getSocketFactory().createSocket(server.getHost(), server.getPort());
    }
}
