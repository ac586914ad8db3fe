package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.exchange.Call;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.application.journal.Entry;
import io.vertx.core.Future;

/** Shows an upload: {@code GET /v1/uploads/{id}}, or says that it is as the client has seen it. */
record LookEndpoint(Uploads uploads) implements Endpoint {

    @Override
    public Future<Reply> answer(Call call) {
        call.query();
        return uploads.find(call, call.upload())
                .compose(entry -> seen(call, entry)
                        ? Future.succeededFuture(uploads.headers(Reply.empty(304), entry))
                        : uploads.reply(call, 200, entry));
    }

    private static boolean seen(Call call, Entry entry) {
        return call.header("If-None-Match")
                .filter(tags -> EntityTag.of(entry).isIn(tags))
                .isPresent();
    }
}
