package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.json.ProblemView;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import io.vertx.core.Future;

/** Lists all problems that the Platform found in the data: {@code GET /v1/uploads/{id}/problems}. */
record ProblemsEndpoint(UploadReplies uploads) implements Endpoint {

    @Override
    public Future<Reply> answer(RequestContext call) {
        call.query();
        var id = call.upload();
        return uploads.find(call, id)
                .compose(entry -> call.onContext(uploads.ferry().results().problems(id)))
                .compose(problems -> call.runBlocking(() -> Reply.json(200, ProblemView.of(problems))));
    }
}
