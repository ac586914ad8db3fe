package dev.ferry.benchmarks.pieces;

import java.nio.charset.StandardCharsets;

/** Data sets to be escaped. */
public enum Csv {
    /** A usual one. */
    SIX_ROWS("4711,2026-06-01,06:00,2026-06-01,14:00\n", 6 * 39),
    /** Nothing to escape but the ends of lines. */
    PLAIN("4711,2026-06-01,06:00,2026-06-01,14:00\n", 64 * 1024),
    /** A quote around each field, as some programs write it. */
    QUOTED("\"4711\",\"2026-06-01\",\"06:00\",\"2026-06-01\",\"14:00\"\n", 64 * 1024);

    private final String row;
    private final int size;

    Csv(String row, int size) {
        this.row = row;
        this.size = size;
    }

    /** The same row over and over, cut off at the size. */
    byte[] bytes() {
        return row.repeat(size / row.length() + 1).substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }
}
