package dev.ferry.benchmarks.backlog;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What this process has cost so far.
 *
 * @param polls how many questions were answered
 * @param processorMicros how long it had a processor
 * @param commits how many transactions have changed the journal
 * @param forced how many of them waited for the disk
 */
record Costs(int polls, double processorMicros, int commits, int forced) {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Where SQLite counts the transactions that have changed a file: {@code iChange} of its WAL-index. */
    private static final int CHANGES = 8;

    private static final int COLLECTIONS = 3;

    static Costs of(Path journal, int polls, int forced) throws IOException {
        return new Costs(polls, PROCESS.getProcessCpuTime() / 1e3, changes(journal), forced);
    }

    Costs since(Costs before) {
        return new Costs(
                polls - before.polls,
                processorMicros - before.processorMicros,
                commits - before.commits,
                forced - before.forced);
    }

    double perPoll(double cost) {
        return cost / polls;
    }

    /** What is left of the heap by full collections, the least of a few, in MiB. */
    static double heap() {
        var least = Double.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            var used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            least = Math.min(least, used / (double) (1 << 20));
        }
        return least;
    }

    private static int changes(Path journal) throws IOException {
        var index = journal.resolveSibling(journal.getFileName() + "-shm");
        try (var file = FileChannel.open(index, StandardOpenOption.READ)) {
            var number = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
            file.read(number, CHANGES);
            return number.getInt(0);
        }
    }
}
