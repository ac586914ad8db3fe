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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An account in memory that several cores of one test share. It can be out of reach. For one thread. */
public final class SharedAccount implements AccountRateLimit {

    private static final Duration SETTLING = Duration.ofMillis(1500);

    private final InstantSource clock;
    private final int callsPerSecond;
    private final Map<String, Holding> nodes = new HashMap<>();
    private final List<Runnable> hints = new ArrayList<>();
    private Instant pausedUntil = Instant.MIN;
    private boolean away;
    private int questions;

    /** What a node has, what it may still be using until a time, and when it ends. */
    private record Holding(int share, int inUse, Instant settled, Instant until) {

        int taken(Instant now) {
            return now.isBefore(settled) ? Math.max(share, inUse) : share;
        }

        Holding change(int newShare, Instant now, Instant newUntil) {
            return newShare == share
                    ? new Holding(share, inUse, settled, newUntil)
                    : new Holding(newShare, taken(now), now.plus(SETTLING), newUntil);
        }
    }

    /**
     * An account that nobody uses yet.
     *
     * @param clock by which shares end
     * @param callsPerSecond what there is to share
     */
    public SharedAccount(InstantSource clock, int callsPerSecond) {
        this.clock = clock;
        this.callsPerSecond = callsPerSecond;
    }

    @Override
    public CompletionStage<RateShare> share(String node, Duration lease) {
        questions++;
        if (away) {
            return CompletableFuture.failedStage(new IOException("the account's store is away"));
        }
        var now = clock.instant();
        nodes.values().removeIf(holding -> holding.until().plus(SETTLING).isBefore(now));
        var others = nodes.entrySet().stream()
                .filter(other -> !other.getKey().equals(node))
                .map(Map.Entry::getValue)
                .toList();
        var alive = others.stream().filter(other -> other.until().isAfter(now)).count();
        var taken = others.stream().mapToInt(other -> other.taken(now)).sum();
        var fair = Math.max(1, callsPerSecond / ((int) alive + 1));
        var granted = Math.min(fair, Math.max(0, callsPerSecond - taken));
        take(node, granted, now.plus(lease));
        if (granted < fair) {
            hint();
        }
        return CompletableFuture.completedStage(
                new RateShare(granted, now.plus(lease), pausedUntil.isAfter(now) ? pausedUntil : null));
    }

    @Override
    public CompletionStage<Void> leave(String node) {
        take(node, 0, clock.instant());
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> pause(Instant until) {
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
        hint();
        return CompletableFuture.completedStage(null);
    }

    @Override
    public Subscription subscribe(Runnable hint) {
        hints.add(hint);
        return () -> hints.remove(hint);
    }

    /**
     * Puts it out of reach, or back.
     *
     * @param now whether it is out of reach from now on
     */
    public void away(boolean now) {
        away = now;
    }

    /** How often anybody has asked for a share. */
    public int questions() {
        return questions;
    }

    private void take(String node, int share, Instant until) {
        var before = nodes.getOrDefault(node, new Holding(0, 0, Instant.MIN, until));
        nodes.put(node, before.change(share, clock.instant(), until));
    }

    private void hint() {
        List.copyOf(hints).forEach(Runnable::run);
    }
}
