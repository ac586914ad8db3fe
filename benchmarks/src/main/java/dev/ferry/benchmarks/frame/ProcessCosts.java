package dev.ferry.benchmarks.frame;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures the cost of a number of uploads in this process: time, processor time and memory. */
public final class ProcessCosts {

    /** Uploads per second. */
    public static final String SPEED = "uploads/s";
    /** The processor time of all threads. */
    public static final String PROCESSOR = "CPU µs/upload";
    /** The memory that all threads have allocated. */
    public static final String MEMORY = "bytes allocated/upload";
    /** The median duration. */
    public static final String MIDDLE = "p50 ms";
    /** The duration at the 99th percentile. */
    public static final String TAIL = "p99 ms";

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long[] starts;
    private final long[] times;
    private final long startNanos = System.nanoTime();
    private final long processorStart = PROCESS.getProcessCpuTime();
    private final long memoryStart = THREADS.getTotalThreadAllocatedBytes();

    public ProcessCosts(int uploads) {
        starts = new long[uploads];
        times = new long[uploads];
    }

    /**
     * Records the start of an upload. Thread-safe.
     *
     * @param number the number of the upload, from 0
     */
    public void started(int number) {
        starts[number] = System.nanoTime();
    }

    /**
     * Records the end of an upload. Thread-safe.
     *
     * @param number the number of the upload, from 0
     */
    public void finished(int number) {
        times[number] = System.nanoTime() - starts[number];
    }

    /**
     * Ends the measurement.
     *
     * @return the figures by name, in the order of the columns
     */
    public Map<String, Double> figures() {
        double uploads = times.length;
        var elapsed = System.nanoTime() - startNanos;
        var figures = new LinkedHashMap<String, Double>();
        figures.put(SPEED, uploads / elapsed * 1e9);
        figures.put(PROCESSOR, (PROCESS.getProcessCpuTime() - processorStart) / 1e3 / uploads);
        figures.put(MEMORY, (THREADS.getTotalThreadAllocatedBytes() - memoryStart) / uploads);
        Arrays.sort(times);
        figures.put(MIDDLE, times[times.length / 2] / 1e6);
        figures.put(TAIL, times[times.length * 99 / 100] / 1e6);
        return figures;
    }
}
