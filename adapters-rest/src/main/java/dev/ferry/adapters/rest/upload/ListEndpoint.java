package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Parameters;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.UploadId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists uploads: {@code GET /v1/uploads}, the newest first, a page at a time. */
record ListEndpoint(UploadReplies uploads) implements Endpoint {

    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 500;

    @Override
    public Future<Reply> answer(RequestContext call) {
        var query = query(call.query("state", "name", "limit", "before"));
        return call.here(uploads.ferry().track().list(oneMore(query))).compose(found -> page(call, query, found));
    }

    private static UploadQuery query(Parameters parameters) {
        return new UploadQuery(
                Set.copyOf(parameters.many("state", ListEndpoint::state)),
                parameters.one("name", DatasetName::new).orElse(null),
                parameters.one("before", UploadId::new).orElse(null),
                parameters.one("limit", ListEndpoint::limit).orElse(USUAL_LIMIT));
    }

    /** Whether there is another page is seen by one upload more than the page has. */
    private static UploadQuery oneMore(UploadQuery query) {
        return new UploadQuery(query.states(), query.name(), query.before(), query.limit() + 1);
    }

    private Future<Reply> page(RequestContext call, UploadQuery query, List<JournalEntry> found) {
        var shown = found.subList(0, Math.min(found.size(), query.limit()));
        return views(call, shown).map(views -> {
            var reply = Reply.json(200, views);
            return shown.size() < found.size()
                    ? reply.with("Link", "<" + PageLink.after(query, shown.getLast()) + ">; rel=\"next\"")
                    : reply;
        });
    }

    /** One after the other: a page of rejected uploads must not read all of their data at once. */
    private Future<List<LinkedUpload>> views(RequestContext call, List<JournalEntry> entries) {
        var views = new ArrayList<LinkedUpload>();
        var done = Future.<List<LinkedUpload>>succeededFuture(views);
        for (var entry : entries) {
            done = done.compose(before -> uploads.view(call, entry)).map(view -> {
                views.add(view);
                return views;
            });
        }
        return done;
    }

    private static UploadState state(String word) {
        return UploadState.named(word).orElseThrow(() -> {
            var words = Arrays.stream(UploadState.values()).map(UploadState::word);
            return new IllegalArgumentException(
                    "there is no state '" + word + "'; there are " + words.collect(Collectors.joining(", ")));
        });
    }

    private static int limit(String text) {
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MOST) {
            throw new IllegalArgumentException("it is a number from 1 to " + MOST + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
