package dev.ferry.adapters.rest.event;

import dev.ferry.adapters.rest.exchange.ReplyBody;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.application.journal.RecordedEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;

/**
 * One client reading events. It reads a page, writes it, and reads on only when the connection has taken it: however
 * slow the client, the stream holds one page. Everything but {@link #end()} happens on the connection's context.
 */
final class EventStream implements ReplyBody {

    private final EventStreams streams;
    private final EventSource source;
    private final RequestContext call;
    private final boolean follow;
    private final Promise<Void> outcome = Promise.promise();
    private final Instant begun;
    private volatile long number;

    /** Between asking for a page, or sending a heartbeat, and having written it. */
    private boolean busy = true;

    private boolean hinted;

    /**
     * A stream that has not begun.
     *
     * @param streams all that are open
     * @param number the last event the client has seen, 0 for none
     * @param follow whether it stays for what is yet to happen
     */
    EventStream(EventStreams streams, EventSource source, RequestContext call, long number, boolean follow) {
        this.streams = streams;
        this.source = source;
        this.call = call;
        this.number = number;
        this.begun = streams.meters().now();
        this.follow = follow;
    }

    @Override
    public Future<Void> writeTo(RequestContext same) {
        if (call.headersOnly()) {
            return call.end(Buffer.buffer());
        }
        var closing = streams.open(this);
        call.response().setChunked(true).closeHandler(gone -> outcome.tryFail("the client has gone"));
        write(EventFrames.BEGINNING, this::read);
        return outcome.future().onComplete(done -> closing.close()).compose(all -> call.end(Buffer.buffer()));
    }

    /** From any thread: what has been written is all. */
    void end() {
        call.context().runOnContext(go -> outcome.tryComplete());
    }

    /** From any thread: there may be something to read. */
    void hint() {
        call.context().runOnContext(go -> {
            hinted = true;
            if (!busy) {
                read();
            }
        });
    }

    /** From any thread: if nothing else is written, this is. */
    void beat() {
        call.context().runOnContext(go -> {
            if (!busy) {
                busy = true;
                write(EventFrames.HEARTBEAT, this::rest);
            }
        });
    }

    boolean follows() {
        return follow;
    }

    /** From any thread. */
    boolean followsEverything() {
        return follow && source.everything();
    }

    /** From any thread: the last event that was written. */
    long position() {
        return number;
    }

    private void read() {
        busy = true;
        hinted = false;
        call.here(source.after(number)).onSuccess(this::send).onFailure(outcome::tryFail);
    }

    private void send(List<RecordedEvent> page) {
        if (page.isEmpty()) {
            rest();
        } else {
            write(EventFrames.of(page), () -> {
                number = page.getLast().number();
                streams.meters().written(page, begun);
                read();
            });
        }
    }

    private void rest() {
        busy = false;
        if (!follow) {
            outcome.tryComplete();
        } else if (hinted) {
            read();
        }
    }

    /** Goes on in a turn of its own, so that a long journal makes no deep stack. */
    private void write(Buffer frames, Runnable then) {
        if (!outcome.future().isComplete()) {
            call.write(frames)
                    .onSuccess(written -> call.context().runOnContext(go -> then.run()))
                    .onFailure(outcome::tryFail);
        }
    }
}
