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

/** Keys and certificate, as their files say now: they are looked at every few seconds. */
final class SecurityFiles {

    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final SecuritySettings protection;
    private final Optional<ReloadingValue<KeyRing>> keys;
    private final Optional<ReloadingValue<KeyCertOptions>> certificate;

    /**
     * Reads the files; blocks.
     *
     * @throws IllegalArgumentException when one cannot be used
     */
    SecurityFiles(Vertx vertx, SecuritySettings protection) {
        this.vertx = vertx;
        this.protection = protection;
        this.keys = Optional.ofNullable(protection.keys())
                .map(file -> new ReloadingValue<>(List.of(file), () -> KeyRing.read(file)));
        this.certificate = Optional.ofNullable(protection.tls())
                .map(files -> new ReloadingValue<>(
                        List.of(files.certificate(), files.key()), () -> ServerCertificate.read(vertx, files)));
    }

    Authorizer gate() {
        return keys.map(ring -> Authorizer.keyed(ring, protection.requestsPerSecond()))
                .orElseGet(Authorizer::local);
    }

    boolean encrypts() {
        return certificate.isPresent();
    }

    /** HTTP/1.1 over TLS too: what a request costs is bounded per connection. */
    HttpServerOptions encrypting(HttpServerOptions options) {
        certificate.ifPresent(files -> options.setSsl(true).setUseAlpn(false).setKeyCertOptions(files.get()));
        return options;
    }

    /** Looks at the files from now on; new connections get the new certificate. */
    long watch(HttpServer server) {
        return vertx.setPeriodic(LOOK.toMillis(), look -> {
            keys.ifPresent(ring -> vertx.executeBlocking(ring::refresh));
            certificate.ifPresent(files -> vertx.executeBlocking(files::refresh).onSuccess(changed -> {
                if (changed) {
                    server.updateSSLOptions(new ServerSSLOptions().setKeyCertOptions(files.get()));
                }
            }));
        });
    }
}
