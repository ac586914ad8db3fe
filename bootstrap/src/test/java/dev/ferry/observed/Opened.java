package dev.ferry.observed;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, to be closed the other way round; all of it, also when opening something further failed. */
final class Opened {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T one) {
        open.push(one);
        return one;
    }

    void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
