package dev.ferry.bootstrap;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;

/**
 * SIGTERM and SIGINT: the first asks for an orderly stop, the second ends the program at once. The JVM's own handling
 * would ignore the second. Its interface to signals is no public API of Java, so it is looked up by name; where it is
 * missing, the JVM's own handling stays.
 */
final class Signals {

    private static final int KILLED_BY_SIGNAL = 128;

    private final CountDownLatch asked = new CountDownLatch(1);

    /** Listens from now on. */
    static Signals listen() {
        var signals = new Signals();
        signals.handle("TERM");
        signals.handle("INT");
        return signals;
    }

    /** Waits for the first. */
    void await() {
        try {
            asked.await();
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
                    Signals.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, a) -> {
                        received(number);
                        return null;
                    });
            signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
        } catch (ReflectiveOperationException e) {
            // the JVM's own handling stays: one signal stops in order, through the shutdown hook
        }
    }

    private void received(int number) {
        if (asked.getCount() == 0) {
            Runtime.getRuntime().halt(KILLED_BY_SIGNAL + number);
        }
        asked.countDown();
    }
}
