package dev.ferry.adapters.http.token;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.resilience.ResilientCall;
import dev.ferry.adapters.http.settings.CallLimits;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The bearer token that all calls share. However many ask at once, one request is under way; a token is renewed early,
 * at a moment of its own, while it is still good; a token that was refused is renewed once for all who were refused
 * with it. On the Platform's context only.
 */
public final class TokenSource {

    private final IdentityServer server;
    private final ResilientCall resilientCall;
    private final CallLimits limits;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Cancellation stop = new Cancellation();
    private @Nullable BearerToken current;
    private Instant renewAt = Instant.MAX;
    private @Nullable Future<BearerToken> flight;

    /**
     * An empty cache.
     *
     * @param limits lifetimes, where the server does not say
     * @param clock by which tokens end
     * @param random so that many processes do not renew at once
     */
    public TokenSource(
            IdentityServer server,
            ResilientCall resilientCall,
            CallLimits limits,
            InstantSource clock,
            RandomGenerator random) {
        this.server = server;
        this.resilientCall = resilientCall;
        this.limits = limits;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes a call with a token; when the call says that the token was refused, renews it and makes the call once more.
     *
     * @param call takes the token's value
     * @param refused whether what the call brought means that the token was refused, and nothing was done
     * @param cancellation ends a wait for a token; the others go on waiting
     * @return what the last call brought; fails with a {@link dev.ferry.adapters.http.call.CallCancelledException} when
     *     it was given up while nothing was on the wire
     */
    public <T> Future<T> authorized(
            Function<String, Future<T>> call, Function<T, Boolean> refused, Cancellation cancellation) {
        return cancellation
                .orGivenUp(token())
                .compose(token -> call.apply(token.value())
                        .compose(brought -> refused.apply(brought)
                                ? cancellation.orGivenUp(renewed(token)).compose(fresh -> call.apply(fresh.value()))
                                : Future.succeededFuture(brought)));
    }

    /**
     * Makes sure that there is a token.
     *
     * @param cancellation ends the wait for it; the others go on waiting
     * @return completes when there is one
     */
    public Future<Void> ready(Cancellation cancellation) {
        return cancellation.orGivenUp(token()).mapEmpty();
    }

    /** Gives up the request that may be under way, and makes no more. */
    public void close() {
        stop.cancel("before Ferry stopped");
    }

    private Future<BearerToken> token() {
        var now = clock.instant();
        var cached = current;
        if (cached == null || !now.isBefore(cached.expiresAt())) {
            return fly();
        }
        if (!now.isBefore(renewAt)) {
            fly();
        }
        return Future.succeededFuture(cached);
    }

    private Future<BearerToken> renewed(BearerToken refused) {
        return current != null && !current.equals(refused) ? token() : fly();
    }

    private Future<BearerToken> fly() {
        if (flight != null) {
            return flight;
        }
        var launched = resilientCall.call(
                cancellation -> server.requestToken(cancellation).map(this::dated), stop);
        flight = launched;
        launched.onSuccess(this::keep).onFailure(this::makeDo).onComplete(landed -> flight = null);
        return launched;
    }

    private BearerToken dated(TokenAnswer answer) {
        var now = clock.instant();
        return new BearerToken(
                answer.accessToken(), now.plus(answer.lifetime(now).orElse(limits.tokenLifetime())));
    }

    private void keep(BearerToken fresh) {
        current = fresh;
        var fifth = Duration.between(clock.instant(), fresh.expiresAt()).dividedBy(5);
        var margin = limits.renewalMargin().compareTo(fifth) < 0 ? limits.renewalMargin() : fifth;
        renewAt = fresh.expiresAt().minusMillis((long) (margin.toMillis() * (0.5 + random.nextDouble() / 2)));
    }

    /** Renews after half of what is left, rather than with every call: a server in trouble is left in peace. */
    private void makeDo(Throwable failure) {
        if (current != null) {
            var now = clock.instant();
            renewAt = now.plus(Duration.between(now, current.expiresAt()).dividedBy(2));
        }
    }
}
