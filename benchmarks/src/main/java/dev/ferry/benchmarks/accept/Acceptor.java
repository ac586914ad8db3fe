package dev.ferry.benchmarks.accept;

import java.io.IOException;
import java.util.function.IntConsumer;

/** A contestant that accepts data sets. */
interface Acceptor extends AutoCloseable {

    /** Accepts {@code uploads} data sets and waits for all. Reports each at its start and when it is durable. */
    void accept(int uploads, IntConsumer started, IntConsumer finished) throws Exception;

    @Override
    void close() throws IOException;

    /** A data set with five fixed rows and one row that is unique to {@code name}. */
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
