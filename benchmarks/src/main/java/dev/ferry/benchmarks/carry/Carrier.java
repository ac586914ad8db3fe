package dev.ferry.benchmarks.carry;

import java.io.IOException;
import java.util.function.IntConsumer;

/** Whatever can carry many data sets. */
interface Carrier extends AutoCloseable {

    /** Carries so many, so many at a time, and tells the number of each as it begins and as it ends. Waits for all. */
    void carry(int uploads, int atATime, IntConsumer began, IntConsumer ended) throws Exception;

    @Override
    void close() throws IOException;
}
