package dev.ferry.benchmarks.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;

/** Describes the machine on which the figures were measured. */
public final class Machine {

    private static final int FSYNCS = 100;
    private static final int PAGE_BYTES = 4096;

    private Machine() {}

    /**
     * Describes the machine; it measures the disk for about a second.
     *
     * @throws IOException if the disk cannot be measured
     */
    public static String describe() throws IOException {
        return "%d processors, %s %s, Java %s; a page of 4 KiB is on the disk after %s ms (median of %d)"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version().feature(),
                        Page.figure(fsyncMillis()),
                        FSYNCS);
    }

    private static double fsyncMillis() throws IOException {
        var file = Files.createTempFile("ferry-fsync", "");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var times = new ArrayList<Double>();
            for (int i = 0; i < FSYNCS; i++) {
                var startNanos = System.nanoTime();
                channel.write(ByteBuffer.allocate(PAGE_BYTES));
                channel.force(false);
                times.add((System.nanoTime() - startNanos) / 1e6);
            }
            return Median.of(times);
        } finally {
            Files.delete(file);
        }
    }
}
