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

/**
 * Closes what was started, the last first, when it is told to or when the program ends. What does not close in time, or
 * fails to, does not keep the rest open.
 */
final class Shutdown {

    private static final Logger LOG = System.getLogger(Shutdown.class.getName());
    private static final Duration STANDARD_TIMEOUT = Duration.ofSeconds(5);

    private final Deque<Closing> closings = new ArrayDeque<>();
    private final Thread onExit = new Thread(this::closeAll, "ferry-shutdown");

    private record Closing(String what, Duration timeout, Supplier<CompletionStage<Void>> how) {}

    /** Will close everything at the end of the program, should nobody do so before. */
    Shutdown() {
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    void later(String what, Supplier<CompletionStage<Void>> how) {
        later(what, STANDARD_TIMEOUT, how);
    }

    synchronized void later(String what, Duration timeout, Supplier<CompletionStage<Void>> how) {
        closings.push(new Closing(what, timeout, how));
    }

    void run() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // the program is ending already, and there is nothing left to close
        }
    }

    /** Runs a start; if it fails, closes all that was started until then. */
    <T> T closingOnFailure(Supplier<T> start) {
        try {
            return start.get();
        } catch (RuntimeException e) {
            run();
            throw e;
        }
    }

    private synchronized void closeAll() {
        while (!closings.isEmpty()) {
            close(closings.pop());
        }
    }

    private static void close(Closing closing) {
        try {
            CompletableFuture<Void> closed = closing.how().get().toCompletableFuture();
            closed.copy()
                    .orTimeout(closing.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            LOG.log(Level.WARNING, "{0} did not close: {1}", closing.what(), String.valueOf(e.getCause()));
        }
    }
}
