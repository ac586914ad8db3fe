package dev.ferry.adapters.store.sql;

import dev.ferry.application.journal.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The listeners that are called when there may be something new. Thread-safe. */
final class HintListeners {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void hint() {
        listeners.forEach(Runnable::run);
    }
}
