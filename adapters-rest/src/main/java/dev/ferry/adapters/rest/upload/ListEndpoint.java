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

/** Lists uploads, newest first, in pages: {@code GET /v1/uploads}. */
record ListEndpoint(UploadReplies uploads) implements Endpoint {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    @Override
    public Future<Reply> answer(RequestContext call) {
        var query = query(call.query("state", "name", "id", "limit", "before"));
        return call.onContext(uploads.ferry().track().list(withExtraUpload(query)))
                .compose(found -> page(call, query, found));
    }

    private static UploadQuery query(Parameters parameters) {
        return new UploadQuery(
                Set.copyOf(parameters.list("state", ListEndpoint::state)),
                parameters.single("name", DatasetName::new).orElse(null),
                parameters.single("id", UploadId::new).map(UploadId::value).orElse(""),
                parameters.single("before", UploadId::new).orElse(null),
                parameters.single("limit", ListEndpoint::limit).orElse(DEFAULT_LIMIT));
    }

    /** Asks for one upload more than the page has, to see whether there is another page. */
    private static UploadQuery withExtraUpload(UploadQuery query) {
        return new UploadQuery(query.states(), query.name(), query.idPrefix(), query.before(), query.limit() + 1);
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

    /** Builds the views one after the other, so that only one rejected upload's data is read at a time. */
    private Future<List<LinkedUpload>> views(RequestContext call, List<JournalEntry> entries) {
        var views = new ArrayList<LinkedUpload>();
        var result = Future.<List<LinkedUpload>>succeededFuture(views);
        for (var entry : entries) {
            result = result.compose(before -> uploads.view(call, entry)).map(view -> {
                views.add(view);
                return views;
            });
        }
        return result;
    }

    private static UploadState state(String word) {
        return UploadState.named(word).orElseThrow(() -> {
            var words = Arrays.stream(UploadState.values()).map(UploadState::word);
            return new IllegalArgumentException(
                    "'" + word + "' is not a state; use one of " + words.collect(Collectors.joining(", ")));
        });
    }

    private static int limit(String text) {
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MAX_LIMIT) {
            throw new IllegalArgumentException("must be a number from 1 to " + MAX_LIMIT + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
