package dev.ferry.benchmarks.pieces;

import java.nio.charset.StandardCharsets;

/** Data sets for escaping. */
public enum Csv {
    /** A typical small data set. */
    SIX_ROWS("4711,2026-06-01,06:00,2026-06-01,14:00\n", 6 * 39),
    /** CSV in which only line ends need escaping. */
    PLAIN("4711,2026-06-01,06:00,2026-06-01,14:00\n", 64 * 1024),
    /** CSV with quotes around each field. */
    QUOTED("\"4711\",\"2026-06-01\",\"06:00\",\"2026-06-01\",\"14:00\"\n", 64 * 1024);

    private final String row;
    private final int size;

    Csv(String row, int size) {
        this.row = row;
        this.size = size;
    }

    /** The row repeated and cut off at the size. */
    byte[] bytes() {
        return row.repeat(size / row.length() + 1).substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }
}
