package dev.ferry.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;

/** Predicates on calls: which block their thread, and which read the time or create threads. */
final class CallPredicates {

    /** All methods of these types wait for a disk, a database or a network. */
    private static final Set<Class<?>> BLOCKING_TYPES = Set.of(
            Files.class,
            FileChannel.class,
            FileInputStream.class,
            FileOutputStream.class,
            RandomAccessFile.class,
            Socket.class,
            Connection.class,
            Statement.class);

    private static final Map<Class<?>, Set<String>> BLOCKING_METHODS = Map.ofEntries(
            Map.entry(Object.class, Set.of("wait")),
            Map.entry(Thread.class, Set.of("join", "sleep")),
            Map.entry(Future.class, Set.of("get", "join")),
            Map.entry(CountDownLatch.class, Set.of("await")),
            Map.entry(Condition.class, Set.of("await", "awaitNanos", "awaitUninterruptibly", "awaitUntil")),
            Map.entry(Semaphore.class, Set.of("acquire", "acquireUninterruptibly")),
            Map.entry(BlockingQueue.class, Set.of("put", "take")),
            Map.entry(ExecutorService.class, Set.of("awaitTermination", "close", "invokeAll", "invokeAny")),
            Map.entry(Process.class, Set.of("waitFor")),
            Map.entry(InetAddress.class, Set.of("getAllByName", "getByName", "getLocalHost", "isReachable")),
            Map.entry(URL.class, Set.of("getContent", "openStream")),
            Map.entry(HttpClient.class, Set.of("send")),
            Map.entry(io.vertx.core.Future.class, Set.of("await")));

    private CallPredicates() {}

    static boolean blocks(JavaAccess<?> call) {
        var owner = call.getTargetOwner();
        return BLOCKING_TYPES.stream().anyMatch(owner::isAssignableTo)
                || BLOCKING_METHODS.entrySet().stream()
                        .anyMatch(blocking -> owner.isAssignableTo(blocking.getKey())
                                && blocking.getValue().contains(call.getName()))
                || owner.getName().endsWith(".application.async.Await")
                || (owner.getPackageName().startsWith("io.vertx.core.file")
                        && call.getName().endsWith("Blocking"));
    }

    static boolean readsTimeOrCreatesThreads(JavaAccess<?> call) {
        var owner = call.getTargetOwner().getName();
        var name = call.getName();
        return switch (owner) {
            case "java.lang.Thread" -> !name.equals("currentThread") && !name.equals("interrupt");
            case "java.util.Timer", "java.util.concurrent.Executors" -> true;
            case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.util.concurrent.CompletableFuture" -> name.equals("orTimeout") || name.equals("delayedExecutor");
            default -> owner.startsWith("java.time.") && (name.equals("now") || name.startsWith("system"));
        };
    }
}
