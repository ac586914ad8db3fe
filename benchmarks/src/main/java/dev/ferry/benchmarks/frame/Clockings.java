package dev.ferry.benchmarks.frame;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a number of uploads costs this process: time, processor, memory. Each upload is clocked by its number. */
public final class Clockings {

    /** How many a second. */
    public static final String SPEED = "uploads/s";
    /** The time of all its threads. */
    public static final String PROCESSOR = "CPU µs/upload";
    /** What all its threads have allocated. */
    public static final String MEMORY = "bytes allocated/upload";
    /** How long half of them take at most. */
    public static final String MIDDLE = "p50 ms";
    /** How long all but one in a hundred take at most. */
    public static final String TAIL = "p99 ms";

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long[] begins;
    private final long[] times;
    private final long began = System.nanoTime();
    private final long processorBegan = PROCESS.getProcessCpuTime();
    private final long memoryBegan = THREADS.getTotalThreadAllocatedBytes();

    public Clockings(int uploads) {
        begins = new long[uploads];
        times = new long[uploads];
    }

    /**
     * One begins. Any thread.
     *
     * @param number which, from 0
     */
    public void began(int number) {
        begins[number] = System.nanoTime();
    }

    /**
     * One ends. Any thread.
     *
     * @param number which, from 0
     */
    public void ended(int number) {
        times[number] = System.nanoTime() - begins[number];
    }

    /**
     * Ends measuring.
     *
     * @return the figures by their names, in this order
     */
    public Map<String, Double> figures() {
        double uploads = times.length;
        var elapsed = System.nanoTime() - began;
        var figures = new LinkedHashMap<String, Double>();
        figures.put(SPEED, uploads / elapsed * 1e9);
        figures.put(PROCESSOR, (PROCESS.getProcessCpuTime() - processorBegan) / 1e3 / uploads);
        figures.put(MEMORY, (THREADS.getTotalThreadAllocatedBytes() - memoryBegan) / uploads);
        Arrays.sort(times);
        figures.put(MIDDLE, times[times.length / 2] / 1e6);
        figures.put(TAIL, times[times.length * 99 / 100] / 1e6);
        return figures;
    }
}
