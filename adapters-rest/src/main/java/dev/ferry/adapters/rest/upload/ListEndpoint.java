package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Parameters;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.exchange.UploadPath;
import dev.ferry.application.journal.PageCursor;
import dev.ferry.application.journal.UploadPage;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.UploadId;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists uploads, newest first, in pages: {@code GET /v1/uploads}. */
record ListEndpoint(UploadReplies uploads) implements Endpoint {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    @Override
    public Future<Reply> answer(RequestContext call) {
        var query = query(call.query("state", "name", "id", "limit", "before"));
        return call.onContext(uploads.ferry().track().list(query)).map(page -> reply(query, page));
    }

    private static UploadQuery query(Parameters parameters) {
        return new UploadQuery(
                Set.copyOf(parameters.list("state", ListEndpoint::state)),
                parameters.single("name", DatasetName::new).orElse(null),
                parameters.single("id", UploadId::new).map(UploadId::value).orElse(""),
                null,
                parameters.single("before", PageCursor::parse).orElse(null),
                null,
                parameters.number("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT));
    }

    private static Reply reply(UploadQuery query, UploadPage page) {
        var reply = Reply.json(
                200, page.uploads().stream().map(LinkedUpload::listed).toList());
        var next = page.next();
        return next == null ? reply : PageLink.next(reply, path(query, next));
    }

    /** The path of the next page, with the same filters. */
    private static String path(UploadQuery query, PageCursor next) {
        var path = new StringBuilder(UploadPath.ALL).append('?');
        if (!query.states().isEmpty()) {
            path.append("state=")
                    .append(query.states().stream()
                            .sorted()
                            .map(UploadState::word)
                            .collect(Collectors.joining(",")))
                    .append('&');
        }
        var name = query.name();
        if (name != null) {
            path.append("name=")
                    .append(URLEncoder.encode(name.value(), StandardCharsets.UTF_8))
                    .append('&');
        }
        if (!query.idPrefix().isEmpty()) {
            path.append("id=").append(query.idPrefix()).append('&');
        }
        return path + "limit=" + query.limit() + "&before=" + next;
    }

    private static UploadState state(String word) {
        return UploadState.named(word).orElseThrow(() -> {
            var words = Arrays.stream(UploadState.values()).map(UploadState::word);
            return new IllegalArgumentException(
                    "'" + word + "' is not a state; use one of " + words.collect(Collectors.joining(", ")));
        });
    }
}
