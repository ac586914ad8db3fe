package dev.ferry.adapters.rest.exchange;

import io.vertx.core.Future;

/** A reply's body. */
public interface ReplyBody {

    /**
     * Writes the body and ends the response.
     *
     * @param call the request; the status and headers of its response are set
     * @return completes when the response has ended; fails when the response must be aborted
     */
    Future<Void> writeTo(RequestContext call);
}
