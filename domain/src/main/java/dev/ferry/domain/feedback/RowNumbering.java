package dev.ferry.domain.feedback;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the Platform counts rows; its documentation does not say, so it is a setting. */
public enum RowNumbering {
    /** The first row of data is 1. */
    DATA_FROM_1(1, false),
    /** The first row of data is 0. */
    DATA_FROM_0(0, false),
    /** The first row of the file is 1, be it a header or data. */
    FILE_FROM_1(1, true),
    /** The first row of the file is 0, be it a header or data. */
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
     * @param fileRow the row's place in the file, from 1, a header included
     * @param header whether the file has a header
     * @return its number; that of a header, where headers do not count, is below the first
     */
    public long numberOf(long fileRow, boolean header) {
        return fileRow - 1 + first - (header && !headerCounts ? 1 : 0);
    }

    /**
     * The numbering for a word in the settings.
     *
     * @param word such as {@code data-from-1}
     * @throws IllegalArgumentException when there is none, naming those there are
     */
    public static RowNumbering named(String word) {
        return Arrays.stream(values())
                .filter(numbering -> numbering.word().equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no row numbering; there are "
                        + Arrays.stream(values()).map(RowNumbering::word).collect(Collectors.joining(", "))));
    }

    /**
     * The word in the settings.
     *
     * @return such as {@code data-from-1}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
