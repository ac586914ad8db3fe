package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.adapters.http.settings.SecretEncoding;
import dev.ferry.adapters.http.settings.TrustSettings;
import java.net.URI;

/** Maps settings to those of the Platform's client. */
record PlatformMapping(Settings settings) {

    PlatformSettings platform() {
        var trust = new TrustSettings(
                settings.read(Key.PLATFORM_PLAIN_HTTP, SettingValues::flag),
                settings.optional(Key.PLATFORM_CA_FILE, Pem::certificates).orElse(null));
        return new PlatformSettings(
                settings.read(Key.PLATFORM_IDENTITY_URL, text -> server(text, trust)),
                settings.read(Key.PLATFORM_API_URL, text -> server(text, trust)),
                settings.read(Key.PLATFORM_DISCOVERY, SettingValues::flag),
                credentials(),
                limits(),
                resilience(),
                trust,
                new ProxyMapping(settings).rules());
    }

    private static URI server(String text, TrustSettings trust) {
        var url = SettingValues.httpUrl(text);
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
                settings.read(Key.PLATFORM_SECRET_ENCODING, text -> SettingValues.word(SecretEncoding.class, text)),
                settings.text(Key.PLATFORM_SCOPE),
                new Secret(settings.text(Key.PLATFORM_API_KEY)),
                settings.textOr(Key.PLATFORM_USERNAME, clientId));
    }

    private CallLimits limits() {
        var standard = CallLimits.standard();
        return new CallLimits(
                standard.connect(),
                settings.read(Key.PLATFORM_CALL_TIMEOUT, SettingValues::duration),
                settings.read(Key.PLATFORM_UPLOAD_TIMEOUT, SettingValues::duration),
                standard.idle(),
                standard.answerBytes(),
                standard.resultBytes(),
                settings.read(Key.PLATFORM_CALLS_AT_A_TIME, SettingValues::count),
                standard.waiting(),
                standard.tokenLifetime(),
                standard.renewalMargin(),
                settings.read(Key.PLATFORM_LONGEST_PAUSE, SettingValues::duration));
    }

    private ResilienceSettings resilience() {
        var standard = ResilienceSettings.standard();
        return new ResilienceSettings(
                standard.breakerWindow(),
                standard.breakerFailurePercent(),
                standard.breakerOpen(),
                standard.retries(),
                settings.read(Key.PLATFORM_RETRY_BUDGET, SettingValues::percent),
                standard.retryDelay(),
                settings.read(Key.PLATFORM_CALLS_PER_SECOND, SettingValues::count));
    }
}
