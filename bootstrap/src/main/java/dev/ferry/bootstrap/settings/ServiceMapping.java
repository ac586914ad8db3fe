package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.wiring.ServiceAccess;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.rest.Protection;
import dev.ferry.adapters.rest.RestSettings;
import dev.ferry.adapters.rest.access.Gate;
import dev.ferry.adapters.rest.intake.BodyBounds;
import dev.ferry.adapters.rest.listen.TlsFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Turns settings into those of a service, and into those of its callers.
 *
 * @param settings what to map
 */
record ServiceMapping(Settings settings) {

    RestSettings rest(String host, int port) {
        var keys = settings.optional(Key.SERVICE_KEYS_FILE, Path::of);
        if (keys.isEmpty() && !Gate.isLoopback(host)) {
            throw new SettingsException(
                    "other machines can reach %s, so its callers need keys: make one by 'ferry key new".formatted(host)
                            + " --scope write --to keys', and set FERRY_SERVICE_KEYS_FILE=keys; or listen on 127.0.0.1");
        }
        var standard = RestSettings.loopback(port);
        return new RestSettings(
                host,
                port,
                BodyBounds.of(settings.read(Key.SERVICE_MAX_BODY, Values::bytes)),
                standard.heartbeat(),
                standard.lookInterval(),
                standard.idle(),
                standard.grace(),
                new Protection(
                        keys.orElse(null),
                        tls(),
                        settings.read(Key.SERVICE_MAX_CONNECTIONS, Values::count),
                        settings.read(Key.SERVICE_REQUESTS_PER_SECOND, Values::count)));
    }

    ServiceAccess access() {
        return new ServiceAccess(
                settings.optional(Key.SERVICE_API_KEY, ServiceMapping::headerSafe),
                settings.optional(Key.SERVICE_CA_FILE, Pem::certificates),
                settings.read(Key.SERVICE_PLAIN_HTTP, Values::flag));
    }

    /** Whoever builds the header would quote what it cannot hold. */
    private static String headerSafe(String key) {
        if (!key.matches("[!-~]+")) {
            throw new IllegalArgumentException("a key of 'ferry key new' has no spaces, line breaks or umlauts");
        }
        return key;
    }

    private @Nullable TlsFiles tls() {
        var certificate = settings.optional(Key.SERVICE_TLS_CERTIFICATE, Path::of);
        var key = settings.optional(Key.SERVICE_TLS_KEY, Path::of);
        if (certificate.isPresent() != key.isPresent()) {
            throw new SettingsException(
                    "FERRY_SERVICE_TLS_CERTIFICATE and FERRY_SERVICE_TLS_KEY belong together; set both or neither");
        }
        return certificate.isPresent() ? new TlsFiles(certificate.get(), key.orElseThrow()) : null;
    }
}
