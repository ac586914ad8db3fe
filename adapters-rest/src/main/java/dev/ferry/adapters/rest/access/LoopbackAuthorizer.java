package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.AccessScope;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.domain.network.Hosts;
import java.util.Optional;
import java.util.Set;

/** Allows requests from programs on this machine, and refuses those from web pages in a browser there. */
final class LoopbackAuthorizer implements Authorizer {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public Endpoint guard(Endpoint endpoint, AccessScope scope) {
        return scope == AccessScope.OPEN
                ? endpoint
                : call -> {
                    refuseWebPages(call);
                    return endpoint.answer(call);
                };
    }

    /**
     * Refuses requests from web pages. A page can make a browser send requests to loopback. It can read the responses
     * if its own host name resolves to 127.0.0.1 (DNS rebinding). So the host must be a loopback name, and a request
     * that changes something must not come from another origin.
     */
    private static void refuseWebPages(RequestContext call) {
        var authority = Optional.ofNullable(call.request().authority());
        if (authority.filter(host -> Hosts.isLoopback(host.host())).isEmpty()) {
            throw forbidden("the request's host is not a loopback name");
        }
        var origin = call.header("Origin");
        var own = "http://" + call.header("Host").orElse("");
        if (!SAFE_METHODS.contains(call.request().method().name())
                && origin.isPresent()
                && !origin.get().equals(own)) {
            throw forbidden("the request comes from a web page");
        }
    }

    private static RefusedException forbidden(String reason) {
        return new RefusedException(
                ProblemType.FORBIDDEN, reason + "; without API keys Ferry serves only programs on its own machine");
    }
}
