package dev.ferry.adapters.rest.exchange;

import io.vertx.core.Future;

/** A reply's body. */
public interface ReplyBody {

    /**
     * Writes it and ends the response.
     *
     * @param call whose response; its status and headers are set
     * @return completes when the response has ended; fails when it must be broken off
     */
    Future<Void> writeTo(RequestContext call);
}
