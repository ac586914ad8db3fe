package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.application.journal.JournalEntry;
import io.vertx.core.Future;

/** Returns an upload, or 304 if the client has its current version: {@code GET /v1/uploads/{id}}. */
record GetUploadEndpoint(UploadReplies uploads) implements Endpoint {

    @Override
    public Future<Reply> answer(RequestContext call) {
        call.query();
        return uploads.find(call, call.upload())
                .compose(entry -> isUnchanged(call, entry)
                        ? Future.succeededFuture(uploads.headers(Reply.empty(304), entry))
                        : uploads.reply(call, 200, entry));
    }

    private static boolean isUnchanged(RequestContext call, JournalEntry entry) {
        return call.headerList("If-None-Match")
                .filter(tags -> EntityTag.of(entry).isIn(tags))
                .isPresent();
    }
}
