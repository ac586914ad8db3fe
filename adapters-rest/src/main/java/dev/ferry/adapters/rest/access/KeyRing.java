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
 * The keys that are good now. Of one caller there may be several, so that a new one can be handed out before the old
 * one is taken away.
 */
public final class KeyRing {

    private static final Pattern LINE =
            Pattern.compile("([\\w.-]{1,64})\\s+(read|write|admin)\\s+sha256:([0-9a-f]{64})");

    private final List<ApiKey> keys;

    private KeyRing(List<ApiKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads a file of keys; blocks.
     *
     * @param file as {@link #parse} reads it
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it makes no sense
     */
    public static KeyRing read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /**
     * Reads keys: a line each, {@code NAME SCOPE sha256:HASH}. Lines that are blank or begin with # say nothing.
     *
     * @throws IllegalArgumentException when a line says something else, naming it, or there is no key
     */
    static KeyRing parse(String text) {
        var lines = text.lines().map(String::strip).toList();
        var keys = IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isEmpty() && !lines.get(i).startsWith("#"))
                .mapToObj(i -> key(lines.get(i), i + 1))
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key in it; 'ferry key new' makes one");
        }
        return new KeyRing(keys);
    }

    /** The line for a key, as {@link #parse} reads it. */
    static String line(String name, AccessScope scope, String key) {
        return "%s %s sha256:%s".formatted(name, scope.word(), HexFormat.of().formatHex(ApiKey.hash(key)));
    }

    /** Whose key was presented. Every key is looked at, so that the time tells nothing about where it stands. */
    Optional<ApiKey> find(String presented) {
        var hash = ApiKey.hash(presented);
        var found = Optional.<ApiKey>empty();
        for (var key : keys) {
            if (key.is(hash)) {
                found = Optional.of(key);
            }
        }
        return found;
    }

    /** The line itself is not shown: somebody may have written the key there, and not its hash. */
    private static ApiKey key(String line, int number) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "line %d is none of 'ferry key new': NAME read|write|admin sha256:HASH".formatted(number));
        }
        var scope = Arrays.stream(AccessScope.values())
                .filter(one -> one.word().equals(parts.group(2)))
                .findFirst()
                .orElseThrow();
        return new ApiKey(parts.group(1), scope, HexFormat.of().parseHex(parts.group(3)));
    }
}
