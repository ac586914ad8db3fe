package dev.ferry.nodes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits in real time: for the duration of a fault, or between two requests. */
final class Pause {

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Pause() {}

    static void of(long millis) throws InterruptedException {
        var unused = NEVER.await(millis, TimeUnit.MILLISECONDS);
    }
}
