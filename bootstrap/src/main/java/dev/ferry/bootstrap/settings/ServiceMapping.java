package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.wiring.ServiceAccess;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.rest.RestSettings;
import dev.ferry.adapters.rest.SecuritySettings;
import dev.ferry.adapters.rest.body.BodyBounds;
import dev.ferry.adapters.rest.listen.TlsFiles;
import dev.ferry.application.async.Stages;
import dev.ferry.bootstrap.settings.trust.TrustedPath;
import dev.ferry.domain.network.Hosts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps settings to those of a service and of its callers. */
record ServiceMapping(Settings settings) {

    RestSettings rest(String host, int port) {
        var keys = settings.optional(Key.SERVICE_KEYS_FILE, ServiceMapping::trusted);
        if (keys.isEmpty() && !Hosts.isLoopback(host)) {
            throw new SettingsException(
                    "other machines can reach %s, so its callers need keys: create one with".formatted(host)
                            + " 'ferry key new --scope write --to keys', and set FERRY_SERVICE_KEYS_FILE=keys;"
                            + " or listen on 127.0.0.1");
        }
        var standard = RestSettings.loopback(port);
        return new RestSettings(
                host,
                port,
                BodyBounds.of(settings.read(Key.SERVICE_MAX_BODY, SettingValues::bytes)),
                standard.heartbeat(),
                standard.pollInterval(),
                standard.idle(),
                standard.grace(),
                new SecuritySettings(
                        keys.orElse(null),
                        tls(),
                        settings.read(Key.SERVICE_MAX_CONNECTIONS, SettingValues::count),
                        settings.read(Key.SERVICE_REQUESTS_PER_SECOND, SettingValues::count),
                        settings.optional(Key.SERVICE_TRUSTED_PROXIES, SettingValues::networks)
                                .orElse(List.of())));
    }

    ServiceAccess access() {
        return new ServiceAccess(
                settings.optional(Key.SERVICE_API_KEY, ServiceMapping::headerSafe),
                settings.optional(Key.SERVICE_CA_FILE, Pem::certificates),
                settings.read(Key.SERVICE_PLAIN_HTTP, SettingValues::flag));
    }

    /** Checks the key here, because the HTTP client would quote an invalid header value in its message. */
    private static String headerSafe(String key) {
        if (!key.matches("[!-~]+")) {
            throw new IllegalArgumentException(
                    "a key made by 'ferry key new' contains only printable ASCII characters and no spaces");
        }
        return key;
    }

    private static Path trusted(String file) {
        try {
            return TrustedPath.check(Path.of(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read: " + Stages.describe(e), e);
        }
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
