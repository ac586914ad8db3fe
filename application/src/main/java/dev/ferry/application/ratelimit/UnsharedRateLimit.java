package dev.ferry.application.ratelimit;

import dev.ferry.application.port.driven.PlatformException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The rate limit of an account that no other node uses: only a pause stops calls.
 *
 * @param pause the account's pause in this process
 */
public record UnsharedRateLimit(AccountPause pause) implements RateLimit {

    @Override
    public CompletionStage<Void> start(Consumer<Instant> onLifted) {
        return ready();
    }

    @Override
    public CompletionStage<Void> ready() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> stop() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public Optional<PlatformException> refusal() {
        return pause.refusal();
    }

    @Override
    public void pause(Duration length) {
        pause.pause(length);
    }

    @Override
    public CompletionStage<Optional<Instant>> lift() {
        return CompletableFuture.completedStage(pause.lift());
    }
}
