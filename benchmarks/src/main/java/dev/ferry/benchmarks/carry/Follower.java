package dev.ferry.benchmarks.carry;

import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.Subscription;
import dev.ferry.application.port.EventLog;
import dev.ferry.domain.event.UploadEvent;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Reads every event once, in order, like a reader of the event stream. */
final class Follower implements AutoCloseable {

    private static final int PAGE_SIZE = 512;

    private final EventLog events;
    private final Consumer<UploadEvent> reader;
    private final Subscription subscription;
    private final AtomicInteger hints = new AtomicInteger();
    private volatile boolean closed;
    private long last;

    Follower(EventLog events, Consumer<UploadEvent> reader) {
        this.events = events;
        this.reader = reader;
        this.subscription = events.subscribe(this::onHint);
    }

    void start() {
        onHint();
    }

    /** Reads one page at a time; a hint during a read causes another read. */
    private void onHint() {
        if (hints.getAndIncrement() == 0) {
            read();
        }
    }

    private void read() {
        var seenHints = hints.get();
        events.after(last, PAGE_SIZE).thenAccept(page -> {
            page.forEach(this::read);
            if (!closed && (page.size() == PAGE_SIZE || !hints.compareAndSet(seenHints, 0))) {
                read();
            }
        });
    }

    private void read(RecordedEvent recorded) {
        last = recorded.number();
        reader.accept(recorded.event());
    }

    @Override
    public void close() {
        closed = true;
        subscription.close();
    }
}
