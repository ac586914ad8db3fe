package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.wiring.ServiceAccess;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.rest.RestSettings;
import dev.ferry.adapters.rest.SecuritySettings;
import dev.ferry.adapters.rest.access.Authorizer;
import dev.ferry.adapters.rest.body.BodyBounds;
import dev.ferry.adapters.rest.listen.TlsFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Turns settings into those of a service, and into those of its callers. */
record ServiceMapping(Settings settings) {

    RestSettings rest(String host, int port) {
        var keys = settings.optional(Key.SERVICE_KEYS_FILE, Path::of);
        if (keys.isEmpty() && !Authorizer.isLoopback(host)) {
            throw new SettingsException(
                    "other machines can reach %s, so its callers need keys: make one by 'ferry key new".formatted(host)
                            + " --scope write --to keys', and set FERRY_SERVICE_KEYS_FILE=keys; or listen on 127.0.0.1");
        }
        var standard = RestSettings.loopback(port);
        return new RestSettings(
                host,
                port,
                BodyBounds.of(settings.read(Key.SERVICE_MAX_BODY, SettingValues::bytes)),
                standard.heartbeat(),
                standard.lookInterval(),
                standard.idle(),
                standard.grace(),
                new SecuritySettings(
                        keys.orElse(null),
                        tls(),
                        settings.read(Key.SERVICE_MAX_CONNECTIONS, SettingValues::count),
                        settings.read(Key.SERVICE_REQUESTS_PER_SECOND, SettingValues::count)));
    }

    ServiceAccess access() {
        return new ServiceAccess(
                settings.optional(Key.SERVICE_API_KEY, ServiceMapping::headerSafe),
                settings.optional(Key.SERVICE_CA_FILE, Pem::certificates),
                settings.read(Key.SERVICE_PLAIN_HTTP, SettingValues::flag));
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
