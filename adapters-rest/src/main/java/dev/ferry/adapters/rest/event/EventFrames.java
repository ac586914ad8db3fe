package dev.ferry.adapters.rest.event;

import dev.ferry.adapters.json.EventView;
import dev.ferry.adapters.rest.exchange.ApiJson;
import dev.ferry.adapters.rest.exchange.UploadPath;
import dev.ferry.application.journal.RecordedEvent;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Formats server-sent events: blocks of lines, each followed by an empty line. */
final class EventFrames {

    /** The first block: browsers reconnect after 1 second. */
    static final Buffer PREAMBLE = Buffer.buffer("retry: 1000\n\n");

    /** A comment: it keeps proxies from closing an idle connection, and detects clients that have disconnected. */
    static final Buffer HEARTBEAT = Buffer.buffer(": heartbeat\n\n");

    private EventFrames() {}

    static Buffer of(List<RecordedEvent> page) {
        var frames = Buffer.buffer();
        page.forEach(recorded -> append(frames, EventView.of(recorded, UploadPath.ALL)));
        return frames;
    }

    private static void append(Buffer frames, EventView event) {
        frames.appendString(
                "id: " + event.id() + "\nevent: " + event.type() + "\ndata: " + ApiJson.line(event) + "\n\n");
    }
}
