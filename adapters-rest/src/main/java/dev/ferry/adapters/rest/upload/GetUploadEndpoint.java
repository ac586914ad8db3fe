package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.application.journal.JournalEntry;
import io.vertx.core.Future;

/** Shows an upload: {@code GET /v1/uploads/{id}}, or says that it is as the client has seen it. */
record GetUploadEndpoint(UploadReplies uploads) implements Endpoint {

    @Override
    public Future<Reply> answer(RequestContext call) {
        call.query();
        return uploads.find(call, call.upload())
                .compose(entry -> seen(call, entry)
                        ? Future.succeededFuture(uploads.headers(Reply.empty(304), entry))
                        : uploads.reply(call, 200, entry));
    }

    private static boolean seen(RequestContext call, JournalEntry entry) {
        return call.header("If-None-Match")
                .filter(tags -> EntityTag.of(entry).isIn(tags))
                .isPresent();
    }
}
