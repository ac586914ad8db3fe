package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.Call;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.problem.Problem;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls through, or not.
 *
 * @param key what clients must know, null when being on this machine is enough
 */
public record Gate(@Nullable ApiKey key) {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Predicate<String> LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1|\\[::1]").asMatchPredicate();
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(\\S+)");

    /**
     * Whether only this machine can reach an address.
     *
     * @param host a name or an address
     * @return true for loopback
     */
    public static boolean isLoopback(String host) {
        return LOOPBACK.test(host);
    }

    /**
     * Guards an endpoint.
     *
     * @param endpoint what is behind the gate
     * @return the endpoint for those who may ask
     */
    public Endpoint guard(Endpoint endpoint) {
        return call -> {
            if (key == null) {
                refuseWebPages(call);
                return endpoint.answer(call);
            }
            return knows(call, key) ? endpoint.answer(call) : unauthorized(call);
        };
    }

    private static boolean knows(Call call, ApiKey key) {
        return call.header("Authorization")
                .map(BEARER::matcher)
                .filter(header -> header.matches() && key.is(header.group(1)))
                .isPresent();
    }

    private static Future<Reply> unauthorized(Call call) {
        var problem = new Problem(
                ProblemType.UNAUTHORIZED, "the API key is missing or wrong; send it as Authorization: Bearer KEY");
        return Future.succeededFuture(Reply.problem(problem, call.path()).with("WWW-Authenticate", "Bearer"));
    }

    /**
     * A web page can make a browser send requests to loopback, and see the answers if it makes a name of its own mean
     * 127.0.0.1. So the name must be loopback's, and whatever changes something must not come from a page elsewhere.
     */
    private static void refuseWebPages(Call call) {
        var authority = Optional.ofNullable(call.request().authority());
        if (authority.filter(host -> isLoopback(host.host())).isEmpty()) {
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
