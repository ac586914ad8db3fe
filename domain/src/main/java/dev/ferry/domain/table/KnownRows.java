package dev.ferry.domain.table;

/** Recognizes rows that are sent as they are by the forms of their values, as nearly all rows are. */
final class KnownRows {

    /** No special byte is greater: a comma. The others are the quote and the two of a line break. */
    private static final int LAST_SPECIAL = ',';

    private final CanonicalForm[] forms;

    /**
     * Creates the rows of a schema.
     *
     * @param forms one for each column; not changed
     */
    KnownRows(CanonicalForm[] forms) {
        this.forms = forms;
    }

    /** The place behind a row that is known by the forms of its values; 0 when it is not. */
    int endOfRow(byte[] bytes, int from, int to) {
        int i = from;
        boolean hasForm = false;
        for (int c = 0; c < forms.length; c++) {
            var form = forms[c];
            if (form == CanonicalForm.ANY) {
                i = nextSpecial(bytes, i, to);
            } else if (form.length() > 0 && i + form.length() < to && form.matches(bytes, i)) {
                i += form.length();
                hasForm = true;
            } else {
                return 0;
            }
            if (i + 1 >= to || bytes[i] != (c == forms.length - 1 ? '\r' : ',')) {
                return 0;
            }
            i++;
        }
        return hasForm && bytes[i] == '\n' ? i + 1 : 0;
    }

    /**
     * The place of the next comma, quote or line break, or another rare sign below the comma; {@code to} without one.
     */
    static int nextSpecial(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] & 0xFF) > LAST_SPECIAL) {
            i++;
        }
        return i;
    }
}
