package dev.ferry.bootstrap;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Closes what was started, the last first. What does not close in time, or fails to, does not keep the rest open. */
final class Shutdown {

    private static final Logger LOG = System.getLogger(Shutdown.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Deque<Closing> closings = new ArrayDeque<>();

    private record Closing(String what, Supplier<CompletionStage<Void>> how) {}

    void later(String what, Supplier<CompletionStage<Void>> how) {
        closings.push(new Closing(what, how));
    }

    void run() {
        while (!closings.isEmpty()) {
            close(closings.pop());
        }
    }

    private static void close(Closing closing) {
        try {
            CompletableFuture<Void> closed = closing.how().get().toCompletableFuture();
            closed.copy().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            LOG.log(Level.WARNING, "{0} did not close: {1}", closing.what(), String.valueOf(e.getCause()));
        }
    }
}
