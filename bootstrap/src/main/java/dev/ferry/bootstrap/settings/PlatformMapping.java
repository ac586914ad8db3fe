package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.Limits;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.adapters.http.settings.SecretEncoding;
import dev.ferry.adapters.http.settings.Trust;
import java.net.URI;

/**
 * Turns settings into those of the Platform's client.
 *
 * @param settings what to map
 */
record PlatformMapping(Settings settings) {

    PlatformSettings platform() {
        var trust = new Trust(
                settings.read(Key.PLATFORM_PLAIN_HTTP, Values::flag),
                settings.optional(Key.PLATFORM_CA_FILE, Pem::certificates).orElse(null));
        return new PlatformSettings(
                settings.read(Key.PLATFORM_IDENTITY_URL, text -> server(text, trust)),
                settings.read(Key.PLATFORM_API_URL, text -> server(text, trust)),
                settings.read(Key.PLATFORM_DISCOVERY, Values::flag),
                credentials(),
                limits(),
                resilience(),
                trust);
    }

    private static URI server(String text, Trust trust) {
        var url = Values.httpUrl(text);
        try {
            trust.check(url);
            return url;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + "; or set FERRY_PLATFORM_PLAIN_HTTP=true", e);
        }
    }

    private Credentials credentials() {
        var clientId = settings.text(Key.PLATFORM_CLIENT_ID);
        return new Credentials(
                clientId,
                new Secret(settings.text(Key.PLATFORM_CLIENT_SECRET)),
                settings.read(Key.PLATFORM_SECRET_ENCODING, text -> Values.word(SecretEncoding.class, text)),
                settings.text(Key.PLATFORM_SCOPE),
                new Secret(settings.text(Key.PLATFORM_API_KEY)),
                settings.textOr(Key.PLATFORM_USERNAME, clientId));
    }

    private Limits limits() {
        var standard = Limits.standard();
        return new Limits(
                standard.connect(),
                settings.read(Key.PLATFORM_CALL_TIMEOUT, Values::duration),
                settings.read(Key.PLATFORM_UPLOAD_TIMEOUT, Values::duration),
                standard.idle(),
                standard.answerBytes(),
                standard.resultBytes(),
                settings.read(Key.PLATFORM_CALLS_AT_A_TIME, Values::count),
                standard.waiting(),
                standard.tokenLifetime(),
                standard.renewalMargin());
    }

    private ResilienceSettings resilience() {
        var standard = ResilienceSettings.standard();
        return new ResilienceSettings(
                standard.breakerWindow(),
                standard.breakerFailurePercent(),
                standard.breakerOpen(),
                standard.retries(),
                settings.read(Key.PLATFORM_RETRY_BUDGET, Values::percent),
                standard.retryDelay(),
                settings.read(Key.PLATFORM_CALLS_PER_SECOND, Values::count));
    }
}
