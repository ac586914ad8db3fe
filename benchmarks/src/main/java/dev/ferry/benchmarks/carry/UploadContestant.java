package dev.ferry.benchmarks.carry;

import java.io.IOException;
import java.util.function.IntConsumer;

/** A contestant that uploads data sets and fetches their results. */
interface UploadContestant extends AutoCloseable {

    /**
     * Processes {@code uploads} data sets, {@code concurrency} at a time, and waits for all. Reports the number of each
     * at its start and at its end.
     */
    void process(int uploads, int concurrency, IntConsumer started, IntConsumer finished) throws Exception;

    @Override
    void close() throws IOException;
}
