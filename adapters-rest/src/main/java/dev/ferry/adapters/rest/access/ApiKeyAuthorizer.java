package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.AccessScope;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.ProblemDetails;
import dev.ferry.adapters.rest.problem.ProblemType;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Allows requests whose API key has the needed scope, up to a rate limit. */
final class ApiKeyAuthorizer implements Authorizer {

    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(\\S+)");

    private final Supplier<KeyRing> keys;
    private final CallerRateLimit rateLimit;
    private final ClientNetwork network;

    ApiKeyAuthorizer(Supplier<KeyRing> keys, CallerRateLimit rateLimit, ClientNetwork network) {
        this.keys = keys;
        this.rateLimit = rateLimit;
        this.network = network;
    }

    @Override
    public Endpoint guard(Endpoint endpoint, AccessScope scope) {
        return scope == AccessScope.HEALTH ? endpoint : limited(endpoint, scope);
    }

    private Endpoint limited(Endpoint endpoint, AccessScope scope) {
        return call -> {
            var key = presented(call);
            var wait = rateLimit.tryAcquire(caller(call, key));
            if (wait.isPositive()) {
                return refuse(
                                call,
                                ProblemType.TOO_MANY_REQUESTS,
                                "too many requests; wait for the seconds in Retry-After")
                        .map(reply -> reply.with("Retry-After", Long.toString(wait.toSeconds() + 1)));
            }
            return scope == AccessScope.OPEN ? endpoint.answer(call) : authorize(call, endpoint, scope, key);
        };
    }

    private static Future<Reply> authorize(
            RequestContext call, Endpoint endpoint, AccessScope scope, Optional<ApiKey> presented) {
        if (presented.isEmpty()) {
            return refuse(
                            call,
                            ProblemType.UNAUTHORIZED,
                            "the API key is missing or wrong; send it as Authorization: Bearer KEY")
                    .map(reply -> reply.with("WWW-Authenticate", "Bearer"));
        }
        var key = presented.get();
        if (!key.scope().includes(scope)) {
            return refuse(
                            call,
                            ProblemType.INSUFFICIENT_SCOPE,
                            "the key '%s' has the scope %s; this request needs %s"
                                    .formatted(key.name(), key.scope().word(), scope.word()))
                    .map(reply -> reply.with(
                            "WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + scope.word() + "\""));
        }
        return endpoint.answer(call);
    }

    private String caller(RequestContext call, Optional<ApiKey> key) {
        return key.map(known -> "key " + known.name()).orElseGet(() -> "address " + network.of(call));
    }

    private Optional<ApiKey> presented(RequestContext call) {
        return call.header("Authorization")
                .map(BEARER::matcher)
                .filter(header -> header.matches())
                .flatMap(header -> keys.get().find(header.group(1)));
    }

    private static Future<Reply> refuse(RequestContext call, ProblemType type, String detail) {
        return Future.succeededFuture(Reply.problem(new ProblemDetails(type, detail), call));
    }
}
