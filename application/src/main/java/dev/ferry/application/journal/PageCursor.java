package dev.ferry.application.journal;

/**
 * A place in the list of uploads, between two of them. It stays valid when the uploads beside it are deleted.
 *
 * @param position the journal's number of the last upload on the page before; numbers rise in the order of acceptance
 */
public record PageCursor(long position) {

    /**
     * Parses what {@link #toString()} returned.
     *
     * @throws IllegalArgumentException with a message of one line when the text is anything else
     */
    public static PageCursor parse(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("must be a cursor that the header Link contained, not '" + text + "'");
        }
        return new PageCursor(Long.parseLong(text));
    }

    /** The cursor for a URL, of digits only. */
    @Override
    public String toString() {
        return Long.toString(position);
    }
}
