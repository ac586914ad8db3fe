package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.application.port.driven.AccountRateLimit.RateShare;
import dev.ferry.contracts.fake.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of every {@link AccountRateLimit}. */
public interface AccountRateLimitContract {

    /** The duration of the leases. */
    Duration SHARE_LEASE = Duration.ofSeconds(10);

    /** After this time, calls made under an earlier, larger share have ended. */
    Duration UNTIL_REASSIGNED = Duration.ofSeconds(2);

    /** The longest pause of the account. */
    Duration LONGEST_PAUSE = Duration.ofHours(1);

    /**
     * The port under test, for an account with 100 calls per second and {@link #LONGEST_PAUSE}, the same throughout one
     * test and without nodes at its start.
     */
    AccountRateLimit rateLimit();

    /** The journal's clock. */
    MovableClock time();

    /** A single node has the whole limit, for the requested time. */
    @Test
    default void assignsTheWholeLimitToASingleNode() {
        assertThat(share("a")).isEqualTo(new RateShare(100, time().instant().plus(SHARE_LEASE), null));
        assertThat(share("a").callsPerSecond()).isEqualTo(100);
    }

    /** A new node waits until the others have released a part; the sum never exceeds the limit. */
    @Test
    default void assignsEqualSharesWithoutExceedingTheLimit() {
        share("a");
        assertThat(share("b").callsPerSecond()).isZero();

        assertThat(share("a").callsPerSecond()).isEqualTo(50);
        assertThat(share("b").callsPerSecond())
                .as("before the last calls of a have ended")
                .isZero();

        time().pass(UNTIL_REASSIGNED);
        assertThat(calls("b", "a", "b")).containsExactly(50, 50, 50);
    }

    /** The limit holds for any number of nodes and any order of requests. */
    @Test
    default void neverExceedsTheLimitWhenNodesJoinAndLeave() {
        var nodes = List.of("a", "b", "c", "d", "e", "f", "g");
        for (int round = 0; round < 20; round++) {
            for (var node : nodes.subList(round % 4, nodes.size() - round % 3)) {
                share(node);
            }
            var assigned = nodes.stream()
                    .map(this::share)
                    .mapToInt(RateShare::callsPerSecond)
                    .sum();
            assertThat(assigned).isLessThanOrEqualTo(100);
            time().pass(Duration.ofMillis(700));
        }
        assertThat(nodes.stream().map(this::share))
                .extracting(RateShare::callsPerSecond)
                .containsOnly(14);
    }

    /** Other nodes get the share of a node that left. */
    @Test
    default void reassignsTheShareOfANodeThatLeft() {
        calls("a", "b", "a");
        StageAwait.value(rateLimit().release("a"));
        assertThat(share("b").callsPerSecond()).isZero();

        time().pass(UNTIL_REASSIGNED);
        assertThat(share("b").callsPerSecond()).isEqualTo(100);
    }

    /** A stopped node keeps its share until its lease expires, and no longer. */
    @Test
    default void reassignsTheShareOfANodeWhoseLeaseExpired() {
        calls("a", "b", "a");
        time().pass(SHARE_LEASE.minusSeconds(1));
        assertThat(share("b").callsPerSecond()).isEqualTo(50);

        time().pass(UNTIL_REASSIGNED.plusSeconds(1));
        assertThat(calls("b", "a")).containsExactly(100, 0);
    }

    /** With more nodes than calls, some nodes have no share. */
    @Test
    default void assignsNoShareToSomeNodesWhenThereAreMoreNodesThanCalls() {
        for (int i = 0; i < 120; i++) {
            share("node-" + i);
        }
        time().pass(UNTIL_REASSIGNED);
        var assigned = Stream.iterate(0, i -> i + 1)
                .limit(120)
                .map(i -> share("node-" + i).callsPerSecond())
                .toList();

        assertThat(assigned.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(100);
    }

    /** A pause applies to all nodes; the latest end counts. */
    @Test
    default void reportsAPauseToAllNodes() {
        var end = time().instant().plusSeconds(8);
        StageAwait.value(rateLimit().pause(end));
        StageAwait.value(rateLimit().pause(end.minusSeconds(5)));

        assertThat(share("a").pausedUntil()).isEqualTo(end);
        assertThat(share("b").pausedUntil()).isEqualTo(end);

        time().pass(Duration.ofSeconds(9));
        assertThat(share("a").pausedUntil()).isNull();
    }

    /** A lift ends the pause for all nodes, and reports the end that the pause would have had. */
    @Test
    default void liftsAPauseForAllNodes() {
        var end = time().instant().plusSeconds(60);
        StageAwait.value(rateLimit().pause(end));

        assertThat(StageAwait.value(rateLimit().lift())).hasValue(end);

        assertThat(share("a").pausedUntil()).isNull();
        assertThat(share("b").pausedUntil()).isNull();
        assertThat(StageAwait.value(rateLimit().lift())).isEmpty();
    }

    /** A lift reports nothing when there was no pause, or when it is over. */
    @Test
    default void liftsNothingWithoutAPause() {
        assertThat(StageAwait.value(rateLimit().lift())).isEmpty();
        StageAwait.value(rateLimit().pause(time().instant().plusSeconds(5)));
        time().pass(Duration.ofSeconds(6));

        assertThat(StageAwait.value(rateLimit().lift())).isEmpty();
    }

    /** After a lift, a pause counts that ends earlier than the lifted one. */
    @Test
    default void startsAPauseAfterALift() {
        StageAwait.value(rateLimit().pause(time().instant().plusSeconds(60)));
        StageAwait.value(rateLimit().lift());
        var end = time().instant().plusSeconds(5);

        StageAwait.value(rateLimit().pause(end));

        assertThat(share("a").pausedUntil()).isEqualTo(end);
    }

    /** A pause that was stored while the clock was ahead is cut to the longest one, for every later request. */
    @Test
    default void cutsAPauseToTheLongest() {
        StageAwait.value(rateLimit().pause(time().instant().plus(Duration.ofDays(365))));

        assertThat(share("a").pausedUntil()).isEqualTo(time().instant().plus(LONGEST_PAUSE));
        time().pass(LONGEST_PAUSE.plusSeconds(1));
        assertThat(share("b").pausedUntil()).isNull();
    }

    /** A node that used the account while the clock was ahead, and stopped or died, leaves its share as any other. */
    @Test
    default void reassignsTheShareOfANodeWhoseClockWasAhead() {
        time().pass(Duration.ofDays(1));
        calls("stopped", "killed", "stopped");
        time().pass(UNTIL_REASSIGNED);
        share("killed");
        StageAwait.value(rateLimit().release("stopped"));
        time().setBack(Duration.ofDays(1));
        share("a");

        time().pass(UNTIL_REASSIGNED);
        assertThat(share("a").callsPerSecond()).isPositive();
        time().pass(SHARE_LEASE);
        assertThat(share("a").callsPerSecond()).isEqualTo(100);
    }

    /** A subscriber gets a hint when a pause starts, and when it is lifted. */
    @Test
    default void sendsAHintAtAPauseAndAtItsLift() throws InterruptedException {
        StageAwait.value(rateLimit().pause(time().instant().plusSeconds(4)));
        assertThat(isHintedBy(() -> rateLimit().pause(time().instant().plusSeconds(8))))
                .isTrue();
        assertThat(isHintedBy(() -> rateLimit().lift())).isTrue();
    }

    private boolean isHintedBy(Supplier<CompletionStage<?>> change) throws InterruptedException {
        var hinted = new CountDownLatch(1);
        try (var subscription = rateLimit().subscribe(hinted::countDown)) {
            assertThat(subscription).isNotNull();
            StageAwait.value(change.get());
            return hinted.await(120, TimeUnit.SECONDS);
        }
    }

    private RateShare share(String node) {
        return StageAwait.value(rateLimit().share(node, SHARE_LEASE));
    }

    private List<Integer> calls(String... nodes) {
        return Stream.of(nodes).map(node -> share(node).callsPerSecond()).toList();
    }
}
