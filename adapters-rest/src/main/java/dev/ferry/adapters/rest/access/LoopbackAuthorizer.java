package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.AccessScope;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.domain.network.Hosts;
import java.util.Optional;

/** Allows requests to a loopback name, and so from programs on this machine. */
final class LoopbackAuthorizer implements Authorizer {

    @Override
    public Endpoint guard(Endpoint endpoint, AccessScope scope) {
        return AccessScope.OPEN.includes(scope)
                ? endpoint
                : call -> {
                    refuseForeignHosts(call);
                    return endpoint.answer(call);
                };
    }

    /**
     * Refuses requests for other hosts. A web page can make a browser send requests to loopback, and it can read the
     * responses if its own host name resolves to 127.0.0.1 (DNS rebinding).
     */
    private static void refuseForeignHosts(RequestContext call) {
        var authority = Optional.ofNullable(call.request().authority());
        if (authority.filter(host -> Hosts.isLoopback(host.host())).isEmpty()) {
            throw new RefusedException(
                    ProblemType.FORBIDDEN,
                    "the request's host is not a loopback name; without API keys Ferry serves only programs on its own"
                            + " machine");
        }
    }
}
