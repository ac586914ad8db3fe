package dev.ferry.domain.submission;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One intended sending of the data. A request that the Platform certainly did not accept is sent again under the same
 * number. A request that might give the Platform the data a second time gets the next number.
 *
 * @param number 1 for the first
 * @param overwrite whether the Platform may replace a data set of the same name
 * @param payload the bytes to send
 * @param original the data as it was given; null when the same bytes are sent
 */
public record Attempt(
        int number,
        boolean overwrite,
        ContentRef payload,
        @Nullable Original original) {

    /** Data that is sent as it was given. */
    public Attempt(int number, boolean overwrite, ContentRef payload) {
        this(number, overwrite, payload, null);
    }

    /** Attempt 1 of a submission. */
    public static Attempt first(boolean overwrite, ContentRef payload, @Nullable Original original) {
        return new Attempt(1, overwrite, payload, original);
    }

    /** The next attempt, with the same bytes. */
    public Attempt next(boolean overwrite) {
        return new Attempt(number + 1, overwrite, payload, original);
    }

    /** The next attempt, with corrected bytes that replace the data set on the Platform. */
    public Attempt correctedWith(ContentRef corrected, @Nullable Original correctedOriginal) {
        return new Attempt(number + 1, true, corrected, correctedOriginal);
    }

    /** The stored bytes that the attempt needs. */
    public Stream<ContentRef> contents() {
        return original == null ? Stream.of(payload) : Stream.of(payload, original.content());
    }
}
