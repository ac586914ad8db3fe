package dev.ferry.domain.feedback;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the Platform counts rows. Its documentation does not say, so this is a setting. */
public enum RowNumbering {
    /** The first row of data is 1. */
    DATA_FROM_1(1, false),
    /** The first row of data is 0. */
    DATA_FROM_0(0, false),
    /** The first row of the file, header or data, is 1. */
    FILE_FROM_1(1, true),
    /** The first row of the file, header or data, is 0. */
    FILE_FROM_0(0, true);

    private final int first;
    private final boolean headerCounts;

    RowNumbering(int first, boolean headerCounts) {
        this.first = first;
        this.headerCounts = headerCounts;
    }

    /**
     * The number that the Platform gives a row.
     *
     * @param fileRow the number of the row in the file, from 1, a header included
     * @param header whether the file has a header
     * @return the number; if headers do not count, a header has a number below the first
     */
    public long numberOf(long fileRow, boolean header) {
        return fileRow - 1 + first - (header && !headerCounts ? 1 : 0);
    }

    /**
     * The numbering with this name in the settings.
     *
     * @param word for example {@code data-from-1}
     * @throws IllegalArgumentException when there is no such numbering; the message lists all names
     */
    public static RowNumbering named(String word) {
        return Arrays.stream(values())
                .filter(numbering -> numbering.word().equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word
                        + "' is not a row numbering; use auto or one of "
                        + Arrays.stream(values()).map(RowNumbering::word).collect(Collectors.joining(", "))));
    }

    /**
     * The name in the settings.
     *
     * @return for example {@code data-from-1}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
