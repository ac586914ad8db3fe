package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.http.settings.ProxyRules;
import dev.ferry.adapters.http.settings.ProxyServer;
import dev.ferry.adapters.http.settings.Secret;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maps the settings of the proxy, or by default the environment's variables, to the rules of the Platform's client. */
record ProxyMapping(Settings settings) {

    private static final String NONE = "none";

    ProxyRules rules() {
        if (settings.optional(Key.PLATFORM_PROXY_USERNAME).isEmpty()
                && settings.optional(Key.PLATFORM_PROXY_PASSWORD).isPresent()) {
            throw new SettingsException("FERRY_PLATFORM_PROXY_PASSWORD is set without FERRY_PLATFORM_PROXY_USERNAME");
        }
        var set = settings.optional(Key.PLATFORM_PROXY, ProxyMapping::parse);
        return set.isEmpty()
                ? ofEnvironment()
                : set.get()
                        .map(proxy -> ProxyRules.always(withCredentials(proxy)))
                        .orElseGet(ProxyRules::none);
    }

    private static Optional<ProxyServer> parse(String text) {
        return text.strip().equalsIgnoreCase(NONE)
                ? Optional.empty()
                : Optional.of(ProxyServer.parse(Key.PLATFORM_PROXY.environment(), text));
    }

    private ProxyRules ofEnvironment() {
        var exceptions = variable("NO_PROXY").flatMap(settings::variable).orElse("");
        return ProxyRules.conventional(proxy("HTTP_PROXY"), proxy("HTTPS_PROXY"), exceptions);
    }

    private @Nullable ProxyServer proxy(String name) {
        return variable(name)
                .map(present -> withCredentials(
                        parse(present, settings.variable(present).orElseThrow())))
                .orElse(null);
    }

    private static ProxyServer parse(String variable, String text) {
        try {
            return ProxyServer.parse(variable, text);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(
                    "%s (from environment): %s; or set FERRY_PLATFORM_PROXY".formatted(variable, e.getMessage()));
        }
    }

    /** The spelling of a variable that is set; lower case wins, as with curl. */
    private Optional<String> variable(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT), name)
                .filter(spelling -> settings.variable(spelling).isPresent())
                .findFirst();
    }

    private ProxyServer withCredentials(ProxyServer proxy) {
        return settings.optional(Key.PLATFORM_PROXY_USERNAME)
                .map(username ->
                        proxy.withCredentials(username, new Secret(settings.textOr(Key.PLATFORM_PROXY_PASSWORD, ""))))
                .orElse(proxy);
    }
}
