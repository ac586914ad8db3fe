package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.AccessScope;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import java.util.Optional;
import java.util.Set;

/** Lets programs on this machine through, but no web page that is open in a browser on it. */
final class LoopbackAuthorizer implements Authorizer {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

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
     * A web page can make a browser send requests to loopback, and see the answers if it makes a name of its own mean
     * 127.0.0.1. So the name must be loopback's, and whatever changes something must not come from a page elsewhere.
     */
    private static void refuseWebPages(RequestContext call) {
        var authority = Optional.ofNullable(call.request().authority());
        if (authority.filter(host -> Authorizer.isLoopback(host.host())).isEmpty()) {
            throw forbidden("the request asks for another host than this one");
        }
        var origin = call.header("Origin");
        var own = "http://" + call.header("Host").orElse("");
        if (!HARMLESS.contains(call.request().method().name())
                && origin.isPresent()
                && !origin.get().equals(own)) {
            throw forbidden("the request comes from a web page");
        }
    }

    private static RefusedException forbidden(String what) {
        return new RefusedException(
                ProblemType.FORBIDDEN, what + "; without an API key Ferry serves programs on its own machine only");
    }
}
