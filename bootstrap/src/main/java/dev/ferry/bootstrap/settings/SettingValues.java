package dev.ferry.bootstrap.settings;

import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.duration.Durations;
import dev.ferry.domain.network.IpNetwork;
import dev.ferry.domain.polling.AdaptivePolling;
import dev.ferry.domain.polling.FixedPolling;
import dev.ferry.domain.polling.GeometricPolling;
import dev.ferry.domain.polling.PollingPolicy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parses the values of settings. Invalid values fail with a message that names the valid values. */
final class SettingValues {

    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,5})([KMG])iB");

    private static final int MAX_PORT = 65_535;

    private SettingValues() {}

    static PollingPolicy polling(String text) {
        var parts = text.strip().split("[(),]\\s*", -1);
        return switch (parts[0] + "/" + parts.length) {
            case "fixed/3" -> new FixedPolling(duration(parts[1]));
            case "adaptive/5" ->
                new AdaptivePolling(Double.parseDouble(parts[1]), duration(parts[2]), duration(parts[3]));
            case "geometric/5" ->
                new GeometricPolling(duration(parts[1]), Double.parseDouble(parts[2]), duration(parts[3]));
            default ->
                throw new IllegalArgumentException("'" + text + "' is not a polling policy;"
                        + " write adaptive(8,100ms,15s), geometric(500ms,1.5,15s) or fixed(5s)");
        };
    }

    static URI httpUrl(String text) {
        if (text.contains("@")) {
            throw new IllegalArgumentException("the URL must not contain a user or a password");
        }
        var message = "'" + text + "' is not a URL; write https://host or http://host:port";
        try {
            var url = new URI(text.strip());
            if (url.getHost() != null
                    && String.valueOf(url.getScheme()).matches("(?i)https?")
                    && url.getRawQuery() == null) {
                return withPort(text, url);
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(message, e);
        }
        throw new IllegalArgumentException(message);
    }

    private static URI withPort(String text, URI url) {
        if (url.getPort() == 0 || url.getPort() > MAX_PORT) {
            throw new IllegalArgumentException(
                    "'%s' has the port %d; a port is a number from 1 to %d".formatted(text, url.getPort(), MAX_PORT));
        }
        return url;
    }

    static Duration duration(String text) {
        var duration = Durations.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is not a duration; write 500ms, 30s, 5m, 1h30m or 90d"));
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("'" + text + "' must be longer than zero");
        }
        return duration;
    }

    static int count(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("'" + text + "' must be a whole number of at least 1");
        }
        return Integer.parseInt(text);
    }

    static int percent(String text) {
        if (!text.strip().matches("\\d{1,2}%|100%")) {
            throw new IllegalArgumentException("'" + text + "' is not a percentage; write a number from 0% to 100%");
        }
        return Integer.parseInt(text.strip().replace("%", ""));
    }

    static Optional<Duration> age(String text) {
        return text.strip().equals("never") ? Optional.empty() : Optional.of(duration(text));
    }

    static Set<UploadState> states(String text) {
        return words(text).stream()
                .map(word -> UploadState.named(word)
                        .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is not a state of an upload")))
                .collect(Collectors.toSet());
    }

    static long bytes(String text) {
        var size = SIZE.matcher(text.strip());
        if (!size.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a size; write 500KiB, 64MiB or 2GiB");
        }
        var shift = 10 * "KMG".indexOf(size.group(2)) + 10;
        return Long.parseLong(size.group(1)) << shift;
    }

    static List<IpNetwork> networks(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(word -> IpNetwork.parseOrAddress(word)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'" + word + "' is not a network; write for example 10.0.0.0/8,fd00::/8,192.0.2.1")))
                .toList();
    }

    static boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    static <E extends Enum<E>> E word(Class<E> words, String text) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' must be one of "
                        + Arrays.stream(words.getEnumConstants())
                                .map(word -> word.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    static Set<String> words(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }
}
