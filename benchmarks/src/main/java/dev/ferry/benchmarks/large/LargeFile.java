package dev.ferry.benchmarks.large;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Creates valid rosters of a given size, as a CSV file and as the request body of the guide. */
final class LargeFile {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\r\n";
    private static final String ROW = "E%09d,01/07/2024,09:00,01/07/2024,17:00\r\n";
    private static final int BUFFER = 1024 * 1024;

    private LargeFile() {}

    /** Writes a CSV file of {@code bytes}, or up to one row less. */
    static Path csv(Path file, long bytes) throws IOException {
        try (var out = open(file)) {
            rows(out, HEADER, ROW, bytes);
        }
        return file;
    }

    /** Writes the request body for the same rows. */
    static Path body(Path file, String name, long bytes) throws IOException {
        try (var out = open(file)) {
            out.write(ascii("{\"Name\":\"" + name + "\",\"Data\":\""));
            rows(out, HEADER.replace("\r\n", "\\r\\n"), ROW.replace("\r\n", "\\r\\n"), bytes);
            out.write(ascii("\",\"Key\":\"key\",\"Username\":\"me\",\"Overwrite\":\"false\"}"));
        }
        return file;
    }

    /** Writes the number of rows that fit into the CSV file, independent of the line ends in {@code row}. */
    private static void rows(OutputStream out, String header, String row, long bytes) throws IOException {
        out.write(ascii(header));
        var rows = (bytes - HEADER.length()) / ROW.formatted(0).length();
        var pattern = ascii(row.formatted(0));
        for (int number = 1; number <= rows; number++) {
            increment(pattern);
            out.write(pattern);
        }
    }

    /** Increments the number in the nine digits after the first letter. */
    private static void increment(byte[] row) {
        for (int digit = 9; row[digit]++ == '9'; digit--) {
            row[digit] = '0';
        }
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
