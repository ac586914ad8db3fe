package dev.ferry.domain.submission;

/**
 * One intended delivery. A request that was certainly not taken is sent again under the same number; whatever might
 * make the Platform see the data twice gets the next one.
 *
 * @param number 1 for the first
 * @param overwrite whether the Platform may replace a data set of the same name
 */
public record Attempt(int number, boolean overwrite, ContentRef payload) {

    /**
     * The first attempt of a submission.
     *
     * @param overwrite whether an existing data set may be replaced
     * @return attempt 1
     */
    public static Attempt first(boolean overwrite, ContentRef payload) {
        return new Attempt(1, overwrite, payload);
    }

    /**
     * The attempt after this one, with the same bytes.
     *
     * @param overwrite whether an existing data set may be replaced
     * @return the attempt with the next number
     */
    public Attempt again(boolean overwrite) {
        return new Attempt(number + 1, overwrite, payload);
    }

    /**
     * The attempt after this one, with corrected bytes, replacing what the Platform holds under the name.
     *
     * @param corrected the bytes to deliver instead
     * @return the attempt with the next number
     */
    public Attempt corrected(ContentRef corrected) {
        return new Attempt(number + 1, true, corrected);
    }
}
