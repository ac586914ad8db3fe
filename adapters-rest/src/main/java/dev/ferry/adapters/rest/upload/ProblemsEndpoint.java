package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.json.ProblemView;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.exchange.UploadPath;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.submission.UploadId;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Lists the problems that the Platform found in the data, or its warnings, in pages: {@code GET
 * /v1/uploads/{id}/problems} and {@code GET /v1/uploads/{id}/warnings}.
 */
record ProblemsEndpoint(UploadReplies uploads, String relation, Function<UploadId, CompletionStage<List<Problem>>> read)
        implements Endpoint {

    private static final int MAX_LIMIT = 1000;
    private static final int MAX_AFTER = 100_000_000;

    static ProblemsEndpoint problems(UploadReplies uploads) {
        return new ProblemsEndpoint(uploads, "problems", uploads.ferry().results()::problems);
    }

    static ProblemsEndpoint warnings(UploadReplies uploads) {
        return new ProblemsEndpoint(uploads, "warnings", uploads.ferry().results()::warnings);
    }

    @Override
    public Future<Reply> answer(RequestContext call) {
        var query = call.query("limit", "after");
        var limit = query.number("limit", 1, MAX_LIMIT).orElse(MAX_LIMIT);
        var after = query.number("after", 0, MAX_AFTER).orElse(0);
        var id = call.upload();
        return uploads.find(call, id)
                .compose(entry -> call.onContext(read.apply(id)))
                .compose(all -> call.runBlocking(() -> page(id, all, after, limit)));
    }

    private Reply page(UploadId id, List<Problem> all, int after, int limit) {
        var from = Math.min(after, all.size());
        var to = Math.min(from + limit, all.size());
        var reply = Reply.json(200, ProblemView.of(all.subList(from, to)))
                .with("Total-Count", Integer.toString(all.size()));
        var path = "%s/%s?limit=%d&after=%d".formatted(UploadPath.of(id), relation, limit, to);
        return to < all.size() ? PageLink.next(reply, path) : reply;
    }
}
