package dev.ferry.adapters.rest.event;

import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.exchange.Route;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.Ferry;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.submission.UploadId;
import io.vertx.core.Future;
import java.util.List;

/** The event streams: of all uploads, {@code GET /v1/events}, and of one, {@code GET /v1/uploads/{id}/events}. */
public final class EventRoutes {

    private final Ferry ferry;
    private final EventStreams streams;

    private EventRoutes(Ferry ferry, EventStreams streams) {
        this.ferry = ferry;
        this.streams = streams;
    }

    /** Returns the routes, in no particular order. */
    public static List<Route> of(Ferry ferry, EventStreams streams) {
        var routes = new EventRoutes(ferry, streams);
        return List.of(
                Route.get("/v1/events", routes::allEvents), Route.get("/v1/uploads/{id}/events", routes::uploadEvents));
    }

    private Future<Reply> allEvents(RequestContext call) {
        return stream(call, EventSource.all(ferry.events()));
    }

    private Future<Reply> uploadEvents(RequestContext call) {
        var id = call.upload();
        return call.onContext(ferry.track().find(id))
                .map(found -> found.map(JournalEntry::upload).orElseThrow(() -> missing(id)))
                .compose(upload -> stream(call, EventSource.of(ferry.events(), id)));
    }

    /** Reads a first page before it replies, so a failing store becomes a problem, not a broken stream. */
    private Future<Reply> stream(RequestContext call, EventSource source) {
        var query = call.query("after", "follow");
        var after = query.single("after", EventRoutes::number).orElse(0L);
        var number = call.header("Last-Event-ID").map(EventRoutes::lastSeen).orElse(after);
        var stream = new EventStream(streams, source, call, number, query.flag("follow", true));
        return call.onContext(source.after(number))
                .map(page -> Reply.streamed("text/event-stream", stream).with("Cache-Control", "no-store"));
    }

    static long lastSeen(String header) {
        try {
            return number(header.strip());
        } catch (IllegalArgumentException e) {
            throw RefusedException.badRequest("the header Last-Event-ID: " + e.getMessage());
        }
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("must be an event's number, not '" + text + "'");
        }
        return Long.parseLong(text);
    }

    private static RefusedException missing(UploadId id) {
        return RefusedException.notFound("there is no upload '" + id.value() + "'");
    }
}
