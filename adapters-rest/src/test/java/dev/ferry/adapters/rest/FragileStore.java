package dev.ferry.adapters.rest;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.application.journal.Subscription;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Ports in memory that can be broken, and count who listens. */
final class FragileStore {

    /** What fails whatever is asked for, null when all is well. */
    volatile @Nullable Exception failure;

    /** Answers nothing from now on, as a lost mount does. */
    volatile boolean silent;

    /** Takes one piece of each data set from now on, as a disk does that stands still. */
    volatile boolean sipping;

    /** Lets go of contents in the middle from now on, as a disk does that dies. */
    volatile boolean tearing;

    /** Gives no hints, as a journal does that another process appends to. */
    volatile boolean mute;

    /** How many payloads it began to store. */
    final AtomicInteger openings = new AtomicInteger();

    /** How many payloads it could not store. */
    final AtomicInteger failedStorings = new AtomicInteger();

    /** How often it was read on in what happened. */
    final AtomicInteger pages = new AtomicInteger();

    /** How many take hints. */
    final AtomicInteger listeners = new AtomicInteger();

    /** How often it was probed. */
    final AtomicInteger probes = new AtomicInteger();

    /** Fails from now on, as a full disk does. */
    void breakDown() {
        failure = new IOException("No space left on device");
    }

    void recover() {
        failure = null;
        silent = false;
    }

    <T> T wrap(Class<T> port, T behind) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> call(behind, method, arguments)));
    }

    private Object call(Object behind, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "probe" -> probes.incrementAndGet();
            case "store" -> openings.incrementAndGet();
            case "after" -> pages.incrementAndGet();
            default -> {}
        }
        var trouble = method.getReturnType() == CompletionStage.class ? trouble() : null;
        if (trouble != null) {
            return trouble;
        }
        if (mute && method.getName().equals("subscribe")) {
            return (Subscription) () -> {};
        }
        if (sipping && method.getName().equals("store")) {
            return ((Chunks) arguments[0]).next().thenCompose(piece -> new CompletableFuture<>());
        }
        if (tearing && method.getName().equals("content")) {
            return torn();
        }
        try {
            return observed(method.getName(), method.invoke(behind, arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object observed(String method, Object value) {
        if (value instanceof Subscription hints) {
            return counted(hints);
        }
        return method.equals("store") && value instanceof CompletionStage<?> stored
                ? stored.whenComplete((ref, thrown) -> failedStorings.addAndGet(thrown == null ? 0 : 1))
                : value;
    }

    private static Content torn() {
        return () -> CompletableFuture.completedStage(new Chunks() {
            private int pieces;

            @Override
            public CompletionStage<Optional<ByteBuffer>> next() {
                pieces++;
                return pieces > 3
                        ? CompletableFuture.failedStage(new IOException("Input/output error"))
                        : CompletableFuture.completedStage(Optional.of(ByteBuffer.allocate(1000)));
            }

            @Override
            public void close() {}
        });
    }

    private @Nullable CompletionStage<Object> trouble() {
        if (silent) {
            return new CompletableFuture<>();
        }
        var thrown = failure;
        return thrown == null ? null : CompletableFuture.failedStage(thrown);
    }

    private Subscription counted(Subscription hints) {
        listeners.incrementAndGet();
        return () -> {
            listeners.decrementAndGet();
            hints.close();
        };
    }
}
