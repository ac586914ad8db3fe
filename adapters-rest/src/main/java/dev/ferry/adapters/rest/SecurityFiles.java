package dev.ferry.adapters.rest;

import dev.ferry.adapters.rest.access.Authorizer;
import dev.ferry.adapters.rest.access.KeyRing;
import dev.ferry.adapters.rest.listen.ReloadingValue;
import dev.ferry.adapters.rest.listen.ServerCertificate;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLServerSocketFactory;

/** The current API keys and certificate, reloaded when their files change. */
final class SecurityFiles {

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final SecuritySettings settings;
    private final Optional<ReloadingValue<KeyRing>> keys;
    private final Optional<ReloadingValue<KeyCertOptions>> certificate;

    /**
     * Reads the files; blocks.
     *
     * @throws IllegalArgumentException when a file cannot be used
     */
    SecurityFiles(Vertx vertx, SecuritySettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.keys = Optional.ofNullable(settings.keys())
                .map(file -> new ReloadingValue<>(List.of(file), () -> KeyRing.read(file)));
        this.certificate = Optional.ofNullable(settings.tls())
                .map(files -> new ReloadingValue<>(
                        List.of(files.certificate(), files.key()), () -> ServerCertificate.read(vertx, files)));
    }

    Authorizer authorizer() {
        return keys.map(ring -> Authorizer.keyed(ring, settings.requestsPerSecond(), settings.trustedProxies()))
                .orElseGet(Authorizer::local);
    }

    boolean usesTls() {
        return certificate.isPresent();
    }

    /** Enables TLS if configured. Stays with HTTP/1.1, because the limits are per connection. */
    HttpServerOptions withTls(HttpServerOptions options) {
        certificate.ifPresent(files -> {
            options.setSsl(true).setUseAlpn(false).setKeyCertOptions(files.get());
            authenticatedSuites().forEach(options::addEnabledCipherSuite);
        });
        return options;
    }

    /** Java's default cipher suites without those of CBC, whose padding has leaked plaintext (RFC 7457). */
    private static List<String> authenticatedSuites() {
        var factory = (SSLServerSocketFactory) SSLServerSocketFactory.getDefault();
        return Stream.of(factory.getDefaultCipherSuites())
                .filter(suite -> !suite.contains("_CBC_"))
                .toList();
    }

    private static ServerSSLOptions options(KeyCertOptions certificate) {
        var options = new ServerSSLOptions().setKeyCertOptions(certificate);
        authenticatedSuites().forEach(options::addEnabledCipherSuite);
        return options;
    }

    /** Checks the files every 2 seconds; new connections use the new certificate. Returns the timer's id. */
    long watch(HttpServer server) {
        return vertx.setPeriodic(CHECK_INTERVAL.toMillis(), id -> {
            keys.ifPresent(ring -> vertx.executeBlocking(ring::refresh));
            certificate.ifPresent(files -> vertx.executeBlocking(files::refresh).onSuccess(changed -> {
                if (changed) {
                    server.updateSSLOptions(options(files.get()));
                }
            }));
        });
    }
}
