package dev.ferry.domain.table;

import dev.ferry.domain.dataset.Column;

/** How a value that is sent as it is can be known without reading it. */
@SuppressWarnings("ImmutableEnumChecker") // EightBytes is a record of numbers
enum CanonicalForm {
    /** Every text is. */
    ANY(""),
    /** Only reading it shows it. */
    UNKNOWN(""),
    /** By the digits of a date. */
    DATE("00/00/0000"),
    /** By the digits of a time. */
    TIME("00:00");

    private final int length;
    private final EightBytes start;
    private final EightBytes end;

    /**
     * Creates a form.
     *
     * @param shape its signs, with a zero for any digit
     */
    CanonicalForm(String shape) {
        length = shape.length();
        start = EightBytes.of(shape.substring(0, Math.min(Long.BYTES, length)));
        end = EightBytes.of(shape.substring(Math.min(Long.BYTES, length)));
    }

    static CanonicalForm of(Column column) {
        return switch (column.type()) {
            case TEXT -> ANY;
            case DATE -> column.source().hasFormats() ? UNKNOWN : DATE;
            case TIME -> column.source().hasFormats() ? UNKNOWN : TIME;
            case DATE_TIME, INTEGER, NUMBER, BOOLEAN, ENUMERATION -> UNKNOWN;
        };
    }

    /** The number of bytes; 0 when only the value shows it. */
    int length() {
        return length;
    }

    /**
     * Whether bytes have the digits and the signs.
     *
     * @param at with {@link #length()} bytes behind it
     */
    boolean matches(byte[] bytes, int at) {
        return length > 0
                && start.match(EightBytes.read(bytes, at))
                && (length <= Long.BYTES || end.match(EightBytes.read(bytes, at + Long.BYTES)));
    }
}
