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
 * The costs of this process since its start.
 *
 * @param polls the number of answered polls
 * @param processorMicros the processor time
 * @param commits the number of transactions that have changed the journal
 * @param forced the number of commits that were forced to the disk
 */
record Costs(int polls, double processorMicros, int commits, int forced) {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** The offset of {@code iChange} in the WAL-index, where SQLite counts the transactions that changed a file. */
    private static final int CHANGE_COUNTER_OFFSET = 8;

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

    /** The heap in use after full collections, the minimum of a few, in MiB. */
    static double heap() {
        var min = Double.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            var used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            min = Math.min(min, used / (double) (1 << 20));
        }
        return min;
    }

    private static int changes(Path journal) throws IOException {
        var index = journal.resolveSibling(journal.getFileName() + "-shm");
        try (var file = FileChannel.open(index, StandardOpenOption.READ)) {
            var number = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
            file.read(number, CHANGE_COUNTER_OFFSET);
            return number.getInt(0);
        }
    }
}
