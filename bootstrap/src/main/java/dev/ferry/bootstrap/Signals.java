package dev.ferry.bootstrap;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;

/**
 * Handles SIGTERM and SIGINT: the first signal requests an orderly stop, the second halts the program. The JVM's
 * default handler would ignore the second. {@code sun.misc.Signal} is not a public API, so it is accessed by
 * reflection; if it is missing, the default handler stays.
 */
final class Signals {

    private static final int KILLED_BY_SIGNAL = 128;

    private final CountDownLatch stopRequested = new CountDownLatch(1);

    /** Installs the handlers. */
    static Signals listen() {
        var signals = new Signals();
        signals.handle("TERM");
        signals.handle("INT");
        return signals;
    }

    /** Waits for the first signal. */
    void await() {
        try {
            stopRequested.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(String name) {
        try {
            var signalType = Class.forName("sun.misc.Signal");
            var handlerType = Class.forName("sun.misc.SignalHandler");
            var signal = signalType.getConstructor(String.class).newInstance(name);
            var number = (int) signalType.getMethod("getNumber").invoke(signal);
            var handler = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, args) -> {
                        received(number);
                        return null;
                    });
            signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
        } catch (ReflectiveOperationException e) {
            // the JVM's default handler stays: one signal stops in order, through the shutdown hook
        }
    }

    private void received(int number) {
        if (stopRequested.getCount() == 0) {
            Runtime.getRuntime().halt(KILLED_BY_SIGNAL + number);
        }
        stopRequested.countDown();
    }
}
