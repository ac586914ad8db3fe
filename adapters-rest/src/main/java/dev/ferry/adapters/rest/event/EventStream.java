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
 * Sends events to one client. It reads the next page only when the connection has taken the previous one, so a slow
 * client costs one page of memory. The state changes only on the connection's context; methods that any thread may call
 * say so.
 */
final class EventStream implements ReplyBody {

    private final EventStreams streams;
    private final EventSource source;
    private final RequestContext call;
    private final boolean follow;
    private final Promise<Void> outcome = Promise.promise();
    private final Instant startedAt;
    private volatile long lastNumber;

    /** True while the stream reads a page, or writes a page or a heartbeat. */
    private boolean busy = true;

    private boolean hinted;

    /**
     * Creates a stream that has not started.
     *
     * @param streams all open streams
     * @param lastNumber the number of the last event that the client has seen, 0 for none
     * @param follow whether the stream waits for new events
     */
    EventStream(EventStreams streams, EventSource source, RequestContext call, long lastNumber, boolean follow) {
        this.streams = streams;
        this.source = source;
        this.call = call;
        this.lastNumber = lastNumber;
        this.startedAt = streams.meters().now();
        this.follow = follow;
    }

    @Override
    public Future<Void> writeTo(RequestContext sameCall) {
        if (call.headersOnly()) {
            return call.end(Buffer.buffer());
        }
        var subscription = streams.open(this);
        call.response().setChunked(true).closeHandler(closed -> outcome.tryFail("the client has disconnected"));
        write(EventFrames.PREAMBLE, this::readPage);
        return outcome.future().onComplete(ended -> subscription.close()).compose(ended -> call.end(Buffer.buffer()));
    }

    /** Ends the stream normally; any thread may call it. */
    void end() {
        call.context().runOnContext(ignored -> outcome.tryComplete());
    }

    /** Tells the stream that there may be new events; any thread may call it. */
    void hint() {
        call.context().runOnContext(ignored -> {
            hinted = true;
            if (!busy) {
                readPage();
            }
        });
    }

    /** Sends a heartbeat if the stream is idle; any thread may call it. */
    void sendHeartbeat() {
        call.context().runOnContext(ignored -> {
            if (!busy) {
                busy = true;
                write(EventFrames.HEARTBEAT, this::becomeIdle);
            }
        });
    }

    boolean follows() {
        return follow;
    }

    /** Returns whether the stream follows all uploads; any thread may call it. */
    boolean followsAllUploads() {
        return follow && source.includesAllUploads();
    }

    /** Returns the number of the last event written; any thread may call it. */
    long position() {
        return lastNumber;
    }

    private void readPage() {
        busy = true;
        hinted = false;
        call.onContext(source.after(lastNumber)).onSuccess(this::sendPage).onFailure(outcome::tryFail);
    }

    private void sendPage(List<RecordedEvent> page) {
        if (page.isEmpty()) {
            becomeIdle();
        } else {
            write(EventFrames.of(page), () -> {
                lastNumber = page.getLast().number();
                streams.meters().recordLag(page, startedAt);
                readPage();
            });
        }
    }

    private void becomeIdle() {
        busy = false;
        if (!follow) {
            outcome.tryComplete();
        } else if (hinted) {
            readPage();
        }
    }

    /** Continues in a new task of the context, so a long journal does not cause a deep stack. */
    private void write(Buffer frames, Runnable next) {
        if (!outcome.future().isComplete()) {
            call.write(frames)
                    .onSuccess(written -> call.context().runOnContext(ignored -> next.run()))
                    .onFailure(outcome::tryFail);
        }
    }
}
