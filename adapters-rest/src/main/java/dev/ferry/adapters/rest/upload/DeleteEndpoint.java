package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.port.driving.DeleteUpload.DeletionResult;
import io.vertx.core.Future;

/** Deletes an upload that has ended, with its bytes: {@code DELETE /v1/uploads/{id}}. */
record DeleteEndpoint(UploadReplies uploads) implements Endpoint {

    private record DeletedView(String id, long payloads, long bytes) {}

    @Override
    public Future<Reply> answer(RequestContext call) {
        call.query();
        return call.onContext(uploads.ferry().delete().delete(call.upload())).map(result -> switch (result) {
            case DeletionResult.Deleted deleted ->
                Reply.json(200, new DeletedView(deleted.id().value(), deleted.payloads(), deleted.bytes()));
            case DeletionResult.NotFound missing -> throw UploadReplies.missing(missing.id());
            case DeletionResult.NotAllowed refused ->
                throw new RefusedException(ProblemType.NOT_ALLOWED_IN_THIS_STATE, refused.reason());
        });
    }
}
