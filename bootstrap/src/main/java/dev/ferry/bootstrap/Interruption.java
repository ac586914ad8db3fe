package dev.ferry.bootstrap;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a command has to say when a signal ends it. Any thread. */
final class Interruption {

    private volatile Runnable atOnce = () -> {};
    private volatile Runnable atEnd = () -> {};

    void set(Runnable first, Runnable last) {
        atOnce = first;
        atEnd = last;
    }

    /** Nothing remains to be said, because the command ends in the usual way. */
    void clear() {
        set(() -> {}, () -> {});
    }

    CompletionStage<Void> atOnce() {
        return CompletableFuture.runAsync(atOnce);
    }

    CompletionStage<Void> atEnd() {
        return CompletableFuture.runAsync(atEnd);
    }
}
