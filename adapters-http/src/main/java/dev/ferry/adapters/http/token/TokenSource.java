package dev.ferry.adapters.http.token;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.resilience.ResilientCall;
import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The bearer token that all calls share. At most one token request runs at a time. A token is renewed at a random time
 * before it expires, while calls still use it. A refused token is renewed once for all calls that used it. On the
 * Platform's context only.
 */
public final class TokenSource {

    private final IdentityServer server;
    private final ResilientCall resilientCall;
    private final CallLimits limits;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Cancellation closing = new Cancellation();
    private @Nullable BearerToken current;
    private Instant renewAt = Instant.MAX;
    private @Nullable Future<BearerToken> pendingRequest;

    /**
     * Creates an empty cache.
     *
     * @param limits the lifetime of tokens without a stated one, and the renewal margin
     * @param clock decides when tokens expire
     * @param random spreads the renewals of many processes
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
     * Makes a call with a token. If the Platform refuses the token, renews it and repeats the call once.
     *
     * @param call takes the token's value; fails with {@link Unauthorized} when the Platform refused the token and did
     *     nothing else
     * @param beforeRepetition runs after a refusal, while there may be no new token yet, and completes before the call
     *     is repeated
     * @param cancellation ends the wait for a token; other calls continue to wait
     * @return the result of the last call; fails with a {@link dev.ferry.adapters.http.call.CallCancelledException} if
     *     the call is cancelled while it waits for a token
     */
    public <T> Future<T> callWithToken(
            Function<String, Future<T>> call, Supplier<Future<Void>> beforeRepetition, Cancellation cancellation) {
        return cancellation
                .untilCancelled(token())
                .compose(token -> call.apply(token.value())
                        .recover(failure -> failure instanceof PlatformException exception
                                        && exception.fault() instanceof Unauthorized
                                ? cancellation
                                        .untilCancelled(renewal(token, beforeRepetition))
                                        .compose(fresh -> call.apply(fresh.value()))
                                : Future.failedFuture(failure)));
    }

    /** Makes a call with a token that is safe to repeat at any time, likewise. */
    public <T> Future<T> callWithToken(Function<String, Future<T>> call, Cancellation cancellation) {
        return callWithToken(call, Future::succeededFuture, cancellation);
    }

    /**
     * Gets a token unless a valid one is cached.
     *
     * @param cancellation ends the wait for the token; other calls continue to wait
     * @return completes when there is a token
     */
    public Future<Void> ensureToken(Cancellation cancellation) {
        return cancellation.untilCancelled(token()).mapEmpty();
    }

    /** Cancels the token request that may be running, and makes no new ones. */
    public void close() {
        closing.cancel("before Ferry stopped");
    }

    private Future<BearerToken> token() {
        var now = clock.instant();
        var cached = current;
        if (cached == null || !now.isBefore(cached.expiresAt())) {
            return requestToken();
        }
        if (!now.isBefore(renewAt)) {
            requestToken();
        }
        return Future.succeededFuture(cached);
    }

    private Future<BearerToken> renewal(BearerToken old, Supplier<Future<Void>> beforeRepetition) {
        if (old.equals(current)) {
            current = null;
        }
        var fresh = token();
        return beforeRepetition.get().compose(done -> fresh);
    }

    private Future<BearerToken> requestToken() {
        if (pendingRequest != null) {
            return pendingRequest;
        }
        var request = resilientCall.call(
                cancellation -> server.requestToken(cancellation).map(this::toBearerToken), closing);
        pendingRequest = request;
        request.onSuccess(this::store).onFailure(this::postponeRenewal).onComplete(result -> pendingRequest = null);
        return request;
    }

    private BearerToken toBearerToken(TokenAnswer answer) {
        var now = clock.instant();
        return new BearerToken(
                answer.accessToken().orElseThrow(),
                now.plus(answer.lifetime(now).orElse(limits.tokenLifetime())));
    }

    private void store(BearerToken fresh) {
        current = fresh;
        var fifth = Duration.between(clock.instant(), fresh.expiresAt()).dividedBy(5);
        var margin = limits.renewalMargin().compareTo(fifth) < 0 ? limits.renewalMargin() : fifth;
        renewAt = fresh.expiresAt().minusMillis((long) (margin.toMillis() * (0.5 + random.nextDouble() / 2)));
    }

    /** Retries the renewal after half of the token's remaining lifetime, so that calls do not load a failing server. */
    private void postponeRenewal(Throwable failure) {
        if (current != null) {
            var now = clock.instant();
            renewAt = now.plus(Duration.between(now, current.expiresAt()).dividedBy(2));
        }
    }
}
