package dev.ferry.adapters.rest.exchange;

import io.vertx.core.Future;

/** Answers calls to one route. */
public interface Endpoint {

    /**
     * Answers a call.
     *
     * @return the reply; a failure, returned or thrown, becomes a problem
     */
    Future<Reply> answer(RequestContext call);
}
