package dev.ferry.benchmarks.carry;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a number of uploads costs this process: time, processor, memory. Each upload is clocked by its number. */
final class Clockings {

    static final String SPEED = "uploads/s";
    static final String PROCESSOR = "CPU µs/upload";
    static final String MEMORY = "bytes allocated/upload";
    static final String MIDDLE = "p50 ms";
    static final String TAIL = "p99 ms";

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long[] begins;
    private final long[] times;
    private final long began = System.nanoTime();
    private final long processorBegan = PROCESS.getProcessCpuTime();
    private final long memoryBegan = THREADS.getTotalThreadAllocatedBytes();

    Clockings(int uploads) {
        begins = new long[uploads];
        times = new long[uploads];
    }

    void began(int number) {
        begins[number] = System.nanoTime();
    }

    void ended(int number) {
        times[number] = System.nanoTime() - begins[number];
    }

    Map<String, Double> figures() {
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
