package dev.ferry.adapters.http.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Replaces secrets in one text, which arrives in chunks cut anywhere. Secrets that overlap or touch get one
 * replacement. Holds back only bytes that may be the start of a secret: fewer than the longest one has.
 */
final class SecretMask {

    static final String REPLACEMENT = "********";

    private static final byte[] STARS = REPLACEMENT.getBytes(StandardCharsets.US_ASCII);

    private final SecretMatcher matcher;
    private int state;
    private byte[] held = new byte[0];

    /** The bytes that are part of a secret, by their index in {@link #held} followed by the chunk. */
    private BitSet secret = new BitSet();

    /** Whether the last byte before {@link #held} was part of a secret, whose replacement is already there. */
    private boolean replaced;

    SecretMask(SecretMatcher matcher) {
        this.matcher = matcher;
    }

    /** Masks a complete text. */
    static String mask(String text, SecretMatcher matcher) {
        var mask = new SecretMask(matcher);
        var masked = new ByteArrayOutputStream();
        append(masked, mask.convert(StandardCharsets.UTF_8.encode(text)));
        append(masked, mask.end());
        return masked.toString(StandardCharsets.UTF_8);
    }

    /** Returns the masked text that is decided after this chunk; it may share the chunk's bytes. */
    ByteBuffer convert(ByteBuffer chunk) {
        var text = held.length == 0 ? ArraySpan.of(chunk) : ArraySpan.of(joined(chunk));
        chunk.position(chunk.limit());
        find(text, text.from() + held.length);
        var decided = text.end() - matcher.undecided(state);
        var masked = replace(text, decided);
        held = Arrays.copyOfRange(text.array(), decided, text.end());
        secret = secret.get(decided - text.from(), text.end() - text.from());
        return masked;
    }

    /** Returns what was held back, after the text has ended. */
    ByteBuffer end() {
        var rest = new ArraySpan(held, 0, held.length);
        held = new byte[0];
        return replace(rest, rest.end());
    }

    private ByteBuffer joined(ByteBuffer chunk) {
        var bytes = Arrays.copyOf(held, held.length + chunk.remaining());
        chunk.duplicate().get(bytes, held.length, chunk.remaining());
        return ByteBuffer.wrap(bytes);
    }

    private void find(ArraySpan text, int from) {
        var at = from;
        while (at < text.end()) {
            if (state == 0) {
                at = matcher.skip(text.array(), at, text.end());
                if (at == text.end()) {
                    return;
                }
            }
            state = matcher.next(state, text.array()[at++]);
            var length = matcher.found(state);
            if (length > 0) {
                secret.set(at - length - text.from(), at - text.from());
            }
        }
    }

    private ByteBuffer replace(ArraySpan text, int end) {
        if (secret.isEmpty()) {
            replaced &= end == text.from();
            return ByteBuffer.wrap(text.array(), text.from(), end - text.from());
        }
        var masked = new ByteArrayOutputStream(end - text.from());
        for (var at = text.from(); at < end; ) {
            var index = at - text.from();
            var isSecret = secret.get(index);
            var change = isSecret ? secret.nextClearBit(index) : secret.nextSetBit(index);
            var runEnd = change < 0 ? end : Math.min(end, text.from() + change);
            if (!isSecret) {
                masked.write(text.array(), at, runEnd - at);
            } else if (!replaced) {
                masked.writeBytes(STARS);
            }
            replaced = isSecret;
            at = runEnd;
        }
        return ByteBuffer.wrap(masked.toByteArray());
    }

    private static void append(ByteArrayOutputStream target, ByteBuffer bytes) {
        target.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }
}
