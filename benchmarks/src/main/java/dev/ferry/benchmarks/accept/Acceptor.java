package dev.ferry.benchmarks.accept;

import java.io.IOException;
import java.util.function.IntConsumer;

/** Whoever takes data sets in charge. */
interface Acceptor extends AutoCloseable {

    /** Takes so many, and tells the number of each as it begins, and when it is on the disk. Waits for all. */
    void accept(int uploads, IntConsumer began, IntConsumer ended) throws Exception;

    @Override
    void close() throws IOException;

    /** Five rows and a sixth that no other has. */
    static String data(String name) {
        return """
            Reference,StartDate,StartTime,EndDate,EndTime
            4711,2026-06-01,06:00,2026-06-01,14:00
            4712,2026-06-01,14:00,2026-06-01,22:00
            4713,2026-06-01,22:00,2026-06-02,06:00
            4714,2026-06-02,06:00,2026-06-02,14:00
            4715,2026-06-02,14:00,2026-06-02,22:00
            %s,2026-06-02,22:00,2026-06-03,06:00
            """.formatted(name);
    }
}
