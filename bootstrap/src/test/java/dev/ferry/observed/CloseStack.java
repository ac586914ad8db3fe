package dev.ferry.observed;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes resources in reverse order, also if a later resource could not be opened. */
final class CloseStack {

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T resource) {
        resources.push(resource);
        return resource;
    }

    void close() throws Exception {
        while (!resources.isEmpty()) {
            resources.pop().close();
        }
    }
}
