package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.json.ProblemView;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.submission.UploadId;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Lists all problems that the Platform found in the data, or all its warnings: {@code GET /v1/uploads/{id}/problems}
 * and {@code GET /v1/uploads/{id}/warnings}.
 */
record ProblemsEndpoint(UploadReplies uploads, Function<UploadId, CompletionStage<List<Problem>>> read)
        implements Endpoint {

    static ProblemsEndpoint problems(UploadReplies uploads) {
        return new ProblemsEndpoint(uploads, uploads.ferry().results()::problems);
    }

    static ProblemsEndpoint warnings(UploadReplies uploads) {
        return new ProblemsEndpoint(uploads, uploads.ferry().results()::warnings);
    }

    @Override
    public Future<Reply> answer(RequestContext call) {
        call.query();
        var id = call.upload();
        return uploads.find(call, id)
                .compose(entry -> call.onContext(read.apply(id)))
                .compose(problems -> call.runBlocking(() -> Reply.json(200, ProblemView.of(problems))));
    }
}
