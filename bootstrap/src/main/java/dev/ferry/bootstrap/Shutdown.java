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
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Closes registered parts in reverse order, on request or when the program ends. It closes the remaining parts even if
 * one fails or exceeds its time limit.
 */
final class Shutdown {

    private static final Logger LOG = System.getLogger(Shutdown.class.getName());
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    private final Deque<Closing> closings = new ArrayDeque<>();
    private final Thread onExit = new Thread(this::closeAll, "ferry-shutdown");

    private record Closing(String name, Duration timeout, Supplier<CompletionStage<Void>> close) {}

    /** Registers a JVM shutdown hook that closes everything that {@link #run} has not closed. */
    Shutdown() {
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    void register(String name, Supplier<CompletionStage<Void>> close) {
        register(name, DEFAULT_TIMEOUT, close);
    }

    synchronized void register(String name, Duration timeout, Supplier<CompletionStage<Void>> close) {
        closings.push(new Closing(name, timeout, close));
    }

    void run() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // the JVM is already shutting down, and everything is closed
        }
    }

    /** Runs {@code start}; if it fails, closes all registered parts. */
    <T> T closeOnFailure(Supplier<T> start) {
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
            CompletableFuture<Void> closed = closing.close().get().toCompletableFuture();
            closed.copy()
                    .orTimeout(closing.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            LOG.log(
                    Level.WARNING,
                    "{0} did not close: {1}",
                    closing.name(),
                    e.getCause() instanceof TimeoutException
                            ? "not finished within " + closing.timeout().toSeconds() + " s"
                            : String.valueOf(e.getCause()));
        }
    }
}
