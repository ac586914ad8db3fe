package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.application.port.driven.AccountRateLimit.RateShare;
import dev.ferry.contracts.fake.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link AccountRateLimit} keeps. */
public interface AccountRateLimitContract {

    /** For how long a share is taken. */
    Duration SHARE_LEASE = Duration.ofSeconds(10);

    /** Calls that were let go when a share became smaller have been made by then. */
    Duration SETTLED = Duration.ofSeconds(2);

    /**
     * The pace under test, of an account that has 100 calls a second.
     *
     * @return the same throughout one test, with nobody there when it begins
     */
    AccountRateLimit rateLimit();

    /**
     * The journal's clock.
     *
     * @return the same throughout one test
     */
    MovableClock time();

    /** Who is alone has everything, for as long as asked for. */
    @Test
    default void givesEverythingToTheOnlyNode() {
        assertThat(share("a")).isEqualTo(new RateShare(100, time().instant().plus(SHARE_LEASE), null));
        assertThat(share("a").callsPerSecond()).isEqualTo(100);
    }

    /** Whoever comes has to wait until the others have given something back; at no time is more given than there is. */
    @Test
    default void givesEverybodyTheSameButNeverMoreThanThereIs() {
        share("a");
        assertThat(share("b").callsPerSecond()).isZero();

        assertThat(share("a").callsPerSecond()).isEqualTo(50);
        assertThat(share("b").callsPerSecond())
                .as("before the last calls of a are made")
                .isZero();

        time().pass(SETTLED);
        assertThat(calls("b", "a", "b")).containsExactly(50, 50, 50);
    }

    /** However many come and go, and in whatever order they ask. */
    @Test
    default void neverGivesMoreThanThereIs() {
        var nodes = List.of("a", "b", "c", "d", "e", "f", "g");
        for (int round = 0; round < 20; round++) {
            for (var node : nodes.subList(round % 4, nodes.size() - round % 3)) {
                share(node);
            }
            var held = nodes.stream()
                    .map(this::share)
                    .mapToInt(RateShare::callsPerSecond)
                    .sum();
            assertThat(held).isLessThanOrEqualTo(100);
            time().pass(Duration.ofMillis(700));
        }
        assertThat(nodes.stream().map(this::share))
                .extracting(RateShare::callsPerSecond)
                .containsOnly(14);
    }

    /** What a node had that has gone is there for the others. */
    @Test
    default void givesTheOthersWhatANodeHadThatLeft() {
        calls("a", "b", "a");
        StageAwait.value(rateLimit().leave("a"));
        assertThat(share("b").callsPerSecond()).isZero();

        time().pass(SETTLED);
        assertThat(share("b").callsPerSecond()).isEqualTo(100);
    }

    /** A node that is stopped, or dead, has its share until its lease ends, and not a moment longer. */
    @Test
    default void givesTheOthersWhatANodeHadThatIsNotHeardOf() {
        calls("a", "b", "a");
        time().pass(SHARE_LEASE.minusSeconds(1));
        assertThat(share("b").callsPerSecond()).isEqualTo(50);

        time().pass(SETTLED.plusSeconds(1));
        assertThat(calls("b", "a")).containsExactly(100, 0);
    }

    /** More nodes than calls: some go without. */
    @Test
    default void letsSomeGoWithoutWhenThereAreMoreNodesThanCalls() {
        for (int i = 0; i < 120; i++) {
            share("node-" + i);
        }
        time().pass(SETTLED);
        var held = Stream.iterate(0, i -> i + 1)
                .limit(120)
                .map(i -> share("node-" + i).callsPerSecond())
                .toList();

        assertThat(held.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(100);
    }

    /** A pause holds for everybody; the longest counts, and it ends. */
    @Test
    default void tellsEverybodyOfAPause() {
        var end = time().instant().plusSeconds(8);
        StageAwait.value(rateLimit().pause(end));
        StageAwait.value(rateLimit().pause(end.minusSeconds(5)));

        assertThat(share("a").pausedUntil()).isEqualTo(end);
        assertThat(share("b").pausedUntil()).isEqualTo(end);

        time().pass(Duration.ofSeconds(9));
        assertThat(share("a").pausedUntil()).isNull();
    }

    /**
     * A pause is worth a hint.
     *
     * @throws InterruptedException when the run is given up while it waits for the hint
     */
    @Test
    default void hintsAtAPause() throws InterruptedException {
        var hinted = new CountDownLatch(1);
        try (var subscription = rateLimit().subscribe(hinted::countDown)) {
            assertThat(subscription).isNotNull();
            StageAwait.value(rateLimit().pause(time().instant().plusSeconds(8)));

            assertThat(hinted.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private RateShare share(String node) {
        return StageAwait.value(rateLimit().share(node, SHARE_LEASE));
    }

    private List<Integer> calls(String... nodes) {
        return Stream.of(nodes).map(node -> share(node).callsPerSecond()).toList();
    }
}
