package dev.ferry.nodes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long a fault lasts, or how often somebody asks: real time is part of what is tried here. */
final class Pause {

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Pause() {}

    static void of(long millis) throws InterruptedException {
        var unused = NEVER.await(millis, TimeUnit.MILLISECONDS);
    }
}
