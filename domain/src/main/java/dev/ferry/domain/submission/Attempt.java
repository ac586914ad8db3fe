package dev.ferry.domain.submission;

/**
 * One intended sending of the data. A request that the Platform certainly did not accept is sent again under the same
 * number. A request that might give the Platform the data a second time gets the next number.
 *
 * @param number 1 for the first
 * @param overwrite whether the Platform may replace a data set of the same name
 */
public record Attempt(int number, boolean overwrite, ContentRef payload) {

    /** Attempt 1 of a submission. */
    public static Attempt first(boolean overwrite, ContentRef payload) {
        return new Attempt(1, overwrite, payload);
    }

    /** The next attempt, with the same bytes. */
    public Attempt next(boolean overwrite) {
        return new Attempt(number + 1, overwrite, payload);
    }

    /** The next attempt, with corrected bytes that replace the data set on the Platform. */
    public Attempt correctedWith(ContentRef corrected) {
        return new Attempt(number + 1, true, corrected);
    }
}
