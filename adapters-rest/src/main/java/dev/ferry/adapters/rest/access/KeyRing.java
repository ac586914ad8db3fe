package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.AccessScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The valid API keys. A caller may have several, so that a new key can be distributed before the old one is removed.
 */
public final class KeyRing {

    private static final Pattern LINE =
            Pattern.compile("([\\w.-]{1,64})\\s+(read|write|admin)\\s+sha256:([0-9a-f]{64})");

    private final List<ApiKey> keys;

    private KeyRing(List<ApiKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads a key file; blocks.
     *
     * @param file in the format of {@link #parse}
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when a line is malformed or the file has no key
     */
    public static KeyRing read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /**
     * Parses keys, one a line: {@code NAME SCOPE sha256:HASH}. Ignores blank lines, lines that start with #, and a byte
     * order mark.
     *
     * @throws IllegalArgumentException when a line is malformed, with its number in the message, or there is no key
     */
    static KeyRing parse(String text) {
        var lines = text.replaceFirst("^\uFEFF", "").lines().map(String::strip).toList();
        var keys = IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isEmpty() && !lines.get(i).startsWith("#"))
                .mapToObj(i -> key(lines.get(i), i + 1))
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("the file has no key; make one with 'ferry key new'");
        }
        return new KeyRing(keys);
    }

    /** Returns a key's line in the format of {@link #parse}. */
    static String line(String name, AccessScope scope, String key) {
        return "%s %s sha256:%s".formatted(name, scope.word(), HexFormat.of().formatHex(ApiKey.hash(key)));
    }

    /** Finds a key. Compares with every key, so the time does not reveal the position of a match. */
    Optional<ApiKey> find(String presented) {
        var hash = ApiKey.hash(presented);
        var found = Optional.<ApiKey>empty();
        for (var key : keys) {
            if (key.matches(hash)) {
                found = Optional.of(key);
            }
        }
        return found;
    }

    /** Parses a line. The error does not quote it, because the line may contain the key instead of its hash. */
    private static ApiKey key(String line, int number) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "line %d is not in the format of 'ferry key new': NAME read|write|admin sha256:HASH"
                            .formatted(number));
        }
        var scope = Arrays.stream(AccessScope.values())
                .filter(value -> value.word().equals(parts.group(2)))
                .findFirst()
                .orElseThrow();
        return new ApiKey(parts.group(1), scope, HexFormat.of().parseHex(parts.group(3)));
    }
}
