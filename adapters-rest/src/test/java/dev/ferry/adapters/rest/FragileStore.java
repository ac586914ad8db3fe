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

/** Wraps in-memory ports, makes them fail, and counts calls and subscriptions. */
final class FragileStore {

    /** The failure of every call, null for none. */
    volatile @Nullable Exception failure;

    /** Whether no call completes, as with a lost mount. */
    volatile boolean silent;

    /** Whether storing stops after the first chunk, as with a stalled disk. */
    volatile boolean stalling;

    /** Whether reading content fails in the middle, as with a failing disk. */
    volatile boolean truncating;

    /** Whether the journal gives no hints, as when another process appends to it. */
    volatile boolean withoutHints;

    /** The number of calls that store a payload. */
    final AtomicInteger storeCalls = new AtomicInteger();

    /** The number of failed calls that store a payload. */
    final AtomicInteger failedStores = new AtomicInteger();

    /** The number of event pages read. */
    final AtomicInteger pageReads = new AtomicInteger();

    /** The number of open subscriptions for hints. */
    final AtomicInteger listeners = new AtomicInteger();

    /** The number of probes. */
    final AtomicInteger probes = new AtomicInteger();

    /** Makes every call fail, as with a full disk. */
    void fail() {
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
            case "store" -> storeCalls.incrementAndGet();
            case "after" -> pageReads.incrementAndGet();
            default -> {}
        }
        var fault = method.getReturnType() == CompletionStage.class ? fault() : null;
        if (fault != null) {
            return fault;
        }
        if (withoutHints && method.getName().equals("subscribe")) {
            return (Subscription) () -> {};
        }
        if (stalling && method.getName().equals("store")) {
            return ((Chunks) arguments[0]).next().thenCompose(chunk -> new CompletableFuture<>());
        }
        if (truncating && method.getName().equals("content")) {
            return truncatedContent();
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
                ? stored.whenComplete((ref, thrown) -> failedStores.addAndGet(thrown == null ? 0 : 1))
                : value;
    }

    private static Content truncatedContent() {
        return () -> CompletableFuture.completedStage(new Chunks() {
            private int chunks;

            @Override
            public CompletionStage<Optional<ByteBuffer>> next() {
                chunks++;
                return chunks > 3
                        ? CompletableFuture.failedStage(new IOException("Input/output error"))
                        : CompletableFuture.completedStage(Optional.of(ByteBuffer.allocate(1000)));
            }

            @Override
            public void close() {}
        });
    }

    private @Nullable CompletionStage<Object> fault() {
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
