package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.exchange.ChunksBody;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.domain.platform.ResultKind;
import io.vertx.core.Future;

/**
 * Returns a result, unchanged from the Platform: {@code GET /v1/uploads/{id}/results/{kind}}. A result that is missing
 * from a completed upload is fetched first.
 */
record ResultEndpoint(UploadReplies uploads) implements Endpoint {

    @Override
    public Future<Reply> answer(RequestContext call) {
        call.query();
        var id = call.upload();
        var kind = kind(call.segment("kind"));
        return uploads.find(call, id)
                .compose(entry -> call.onContext(uploads.ferry().results().result(id, kind)))
                .map(content -> content.orElseThrow(() -> missing(kind.key())))
                .compose(content -> ChunksBody.open(call, content))
                .map(body -> Reply.streamed("text/plain; charset=utf-8", body));
    }

    private static ResultKind kind(String key) {
        try {
            return new ResultKind(key);
        } catch (IllegalArgumentException e) {
            throw missing(key);
        }
    }

    private static RefusedException missing(String key) {
        return RefusedException.notFound("Ferry has not fetched the result '" + key + "'");
    }
}
