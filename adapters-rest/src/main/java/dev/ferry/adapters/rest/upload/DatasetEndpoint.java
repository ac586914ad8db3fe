package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.exchange.ChunksBody;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.application.content.Content;
import dev.ferry.domain.submission.UploadId;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Returns the data of an upload: {@code GET /v1/uploads/{id}/data} as the Platform gets it, and {@code GET
 * /v1/uploads/{id}/original} as it was given.
 */
record DatasetEndpoint(String mediaType, Function<UploadId, CompletionStage<Optional<Content>>> read)
        implements Endpoint {

    static DatasetEndpoint data(UploadReplies uploads) {
        return new DatasetEndpoint("text/csv; charset=utf-8", uploads.ferry().dataset()::sent);
    }

    static DatasetEndpoint original(UploadReplies uploads) {
        return new DatasetEndpoint("application/octet-stream", uploads.ferry().dataset()::original);
    }

    @Override
    public Future<Reply> answer(RequestContext call) {
        call.query();
        var id = call.upload();
        return call.onContext(read.apply(id))
                .map(content -> content.orElseThrow(() -> UploadReplies.missing(id)))
                .compose(content -> ChunksBody.open(call, content))
                .map(body -> Reply.streamed(mediaType, body));
    }
}
