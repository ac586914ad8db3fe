package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.input.Durations;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.Limits;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.adapters.http.settings.SecretEncoding;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.settings.Patience;
import dev.ferry.application.settings.Workload;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.feedback.RowNumbering;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.polling.FixedPolling;
import dev.ferry.domain.polling.GeometricPolling;
import dev.ferry.domain.polling.PollingPolicy;
import dev.ferry.domain.submission.InDoubtPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns settings into what the modules ask for. */
public final class SettingsMapping {

    private final Settings settings;

    /**
     * Ready to map.
     *
     * @param settings what to map
     */
    public SettingsMapping(Settings settings) {
        this.settings = settings;
    }

    /**
     * Which Platform, as whom, and how.
     *
     * @return the Platform's settings
     */
    public PlatformSettings platform() {
        return new PlatformSettings(
                settings.read(Key.PLATFORM_IDENTITY_URL, SettingsMapping::httpUrl),
                settings.read(Key.PLATFORM_API_URL, SettingsMapping::httpUrl),
                settings.read(Key.PLATFORM_DISCOVERY, SettingsMapping::flag),
                credentials(),
                limits(),
                resilience());
    }

    /**
     * What data sets look like.
     *
     * @return the data sets' settings
     */
    public DatasetSettings datasets() {
        return new DatasetSettings(
                settings.read(Key.DATASET_SCHEMA, Schema::parse),
                settings.read(Key.PLATFORM_ROW_NUMBERING, RowNumbering::named));
    }

    /**
     * How the engine of a command goes about its work: a person waits, so it gives up on an unreachable Platform soon.
     *
     * @return the engine's settings
     */
    public EngineSettings engineOfCommand() {
        var patience = new Patience(
                settings.read(Key.PROCESSING_DEADLINE, SettingsMapping::duration),
                new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1), 1),
                new Backoff(Duration.ofMillis(300), Duration.ofSeconds(2), 0),
                new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), 5));
        var workload = new Workload(64, Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(5));
        return new EngineSettings(vocabulary(), polling(), inDoubt(), patience, workload);
    }

    private Credentials credentials() {
        var clientId = settings.text(Key.PLATFORM_CLIENT_ID);
        return new Credentials(
                clientId,
                new Secret(settings.text(Key.PLATFORM_CLIENT_SECRET)),
                settings.read(Key.PLATFORM_SECRET_ENCODING, text -> word(SecretEncoding.class, text)),
                settings.text(Key.PLATFORM_SCOPE),
                new Secret(settings.text(Key.PLATFORM_API_KEY)),
                settings.textOr(Key.PLATFORM_USERNAME, clientId));
    }

    private Limits limits() {
        var standard = Limits.standard();
        return new Limits(
                standard.connect(),
                settings.read(Key.PLATFORM_CALL_TIMEOUT, SettingsMapping::duration),
                settings.read(Key.PLATFORM_UPLOAD_TIMEOUT, SettingsMapping::duration),
                standard.idle(),
                standard.answerBytes(),
                standard.connections(),
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
                standard.retryDelay(),
                settings.read(Key.PLATFORM_CALLS_PER_SECOND, SettingsMapping::count));
    }

    private StatusVocabulary vocabulary() {
        return new StatusVocabulary(
                words(settings.text(Key.PLATFORM_SUCCESS_STATUSES)),
                words(settings.text(Key.PLATFORM_FAILURE_STATUSES)));
    }

    private PollingPolicy polling() {
        return settings.read(Key.POLLING, SettingsMapping::polling);
    }

    private InDoubtPolicy inDoubt() {
        return settings.read(Key.IN_DOUBT, text -> word(InDoubtPolicy.class, text));
    }

    private static PollingPolicy polling(String text) {
        var parts = text.strip().split("[(),]\\s*", -1);
        return switch (parts[0] + "/" + parts.length) {
            case "fixed/3" -> new FixedPolling(duration(parts[1]));
            case "geometric/5" ->
                new GeometricPolling(duration(parts[1]), Double.parseDouble(parts[2]), duration(parts[3]));
            default ->
                throw new IllegalArgumentException(
                        "'" + text + "' is no polling policy; write geometric(500ms,1.5,15s) or fixed(5s)");
        };
    }

    private static URI httpUrl(String text) {
        var wrong = "'" + text + "' is no URL; write https://host or http://host:port";
        try {
            var url = URI.create(text.strip());
            if (url.getHost() != null
                    && String.valueOf(url.getScheme()).matches("(?i)https?")
                    && url.getRawQuery() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wrong, e);
        }
        throw new IllegalArgumentException(wrong);
    }

    private static Duration duration(String text) {
        var duration = new Durations().convert(text.strip());
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("'" + text + "' must be longer than nothing");
        }
        return duration;
    }

    private static int count(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("'" + text + "' is no number from 1 on");
        }
        return Integer.parseInt(text);
    }

    private static boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    private static <E extends Enum<E>> E word(Class<E> words, String text) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of "
                        + Arrays.stream(words.getEnumConstants())
                                .map(word -> word.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }
}
