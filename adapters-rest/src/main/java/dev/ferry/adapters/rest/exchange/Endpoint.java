package dev.ferry.adapters.rest.exchange;

import io.vertx.core.Future;

/** Handles the requests to one route. */
public interface Endpoint {

    /**
     * Handles a request.
     *
     * @return the reply; a failure, returned or thrown, becomes a problem
     */
    Future<Reply> answer(RequestContext call);
}
