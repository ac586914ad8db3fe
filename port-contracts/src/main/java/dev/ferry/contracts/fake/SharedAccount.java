package dev.ferry.contracts.fake;

import dev.ferry.application.journal.Subscription;
import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.application.port.driven.AccountRateLimit.RateShare;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The rate limit of an account in memory, which several cores of a test share. Tests can make it unavailable. For one
 * thread.
 */
public final class SharedAccount implements AccountRateLimit {

    private static final Duration IN_USE_FOR = Duration.ofMillis(1500);

    /** All nodes have leases of about the same length. */
    private static final int FAR = 10;

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final InstantSource clock;
    private final int callsPerSecond;
    private final Map<String, NodeShare> nodes = new HashMap<>();
    private final List<Runnable> hints = new ArrayList<>();
    private Instant pausedUntil = Instant.MIN;
    private boolean unavailable;
    private int requests;

    /**
     * A node's share, the calls it may still use until a time because its share was larger before, and the end of the
     * lease.
     */
    private record NodeShare(int share, int inUse, Instant inUseUntil, Instant until) {

        int reserved(Instant now) {
            return now.isBefore(inUseUntil) ? Math.max(share, inUse) : share;
        }

        /** Corrects the times that were set while the clock was ahead. */
        NodeShare correct(Instant now, Duration lease) {
            return new NodeShare(
                    share,
                    inUse,
                    inUseUntil.isAfter(now.plus(IN_USE_FOR)) ? now.plus(IN_USE_FOR) : inUseUntil,
                    until.isAfter(now.plus(lease.multipliedBy(FAR))) ? now.plus(lease) : until);
        }

        NodeShare change(int newShare, Instant now, Instant newUntil) {
            return newShare == share
                    ? new NodeShare(share, inUse, inUseUntil, newUntil)
                    : new NodeShare(newShare, reserved(now), now.plus(IN_USE_FOR), newUntil);
        }
    }

    /**
     * Creates an account that no node uses yet.
     *
     * @param callsPerSecond the limit to share
     */
    public SharedAccount(InstantSource clock, int callsPerSecond) {
        this.clock = clock;
        this.callsPerSecond = callsPerSecond;
    }

    @Override
    public CompletionStage<RateShare> share(String node, Duration lease) {
        requests++;
        if (unavailable) {
            return unavailable();
        }
        var now = clock.instant();
        nodes.replaceAll((name, nodeShare) -> nodeShare.correct(now, lease));
        nodes.values().removeIf(nodeShare -> nodeShare.until().plus(IN_USE_FOR).isBefore(now));
        var others = nodes.entrySet().stream()
                .filter(other -> !other.getKey().equals(node))
                .map(Map.Entry::getValue)
                .toList();
        var active = others.stream().filter(other -> other.until().isAfter(now)).count();
        var reserved = others.stream().mapToInt(other -> other.reserved(now)).sum();
        var fair = Math.max(1, callsPerSecond / ((int) active + 1));
        var granted = Math.min(fair, Math.max(0, callsPerSecond - reserved));
        assign(node, granted, now.plus(lease));
        if (granted < fair) {
            hint();
        }
        return CompletableFuture.completedStage(new RateShare(granted, now.plus(lease), pausedUntil()));
    }

    @Override
    public CompletionStage<Void> release(String node) {
        assign(node, 0, clock.instant());
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> pause(Instant until) {
        if (unavailable) {
            return unavailable();
        }
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
        hint();
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Optional<Instant>> lift() {
        if (unavailable) {
            return unavailable();
        }
        var lifted = Optional.ofNullable(pausedUntil());
        pausedUntil = Instant.MIN;
        hint();
        return CompletableFuture.completedStage(lifted);
    }

    @Override
    public Subscription subscribe(Runnable hint) {
        hints.add(hint);
        return () -> hints.remove(hint);
    }

    /** Makes all requests but a release fail, or succeed again. */
    public void setUnavailable(boolean value) {
        unavailable = value;
    }

    /** Sends no more hints, as a store that other processes use. */
    public void loseHints() {
        hints.clear();
    }

    /** The number of requests for a share. */
    public int requests() {
        return requests;
    }

    private void assign(String node, int share, Instant until) {
        var before = nodes.getOrDefault(node, new NodeShare(0, 0, Instant.MIN, until));
        nodes.put(node, before.change(share, clock.instant(), until));
    }

    private @Nullable Instant pausedUntil() {
        var now = clock.instant();
        var latest = now.plus(LONGEST_PAUSE);
        pausedUntil = pausedUntil.isAfter(latest) ? latest : pausedUntil;
        return pausedUntil.isAfter(now) ? pausedUntil : null;
    }

    private static <T> CompletionStage<T> unavailable() {
        return CompletableFuture.failedStage(new IOException("the account's store is unavailable"));
    }

    private void hint() {
        List.copyOf(hints).forEach(Runnable::run);
    }
}
