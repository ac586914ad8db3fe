package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.contracts.intercept.Interceptor;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.polling.FixedPolling;
import dev.ferry.domain.submission.InDoubtPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More uploads wait for the Platform than an engine has slots, or than may wait in memory. */
class SlotLimitTest {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final List<String> calls = new ArrayList<>();

    /** Records the calls to the store. */
    private final class CallRecorder implements Interceptor {
        @Override
        public <T> CompletionStage<T> pass(String step, Supplier<CompletionStage<T>> call) {
            calls.add(step);
            return call.get();
        }
    }

    @Test
    void pollsEachUploadOnTimeInALargeBacklog() {
        var ferry = underWay(100, 8, Duration.ofSeconds(5));

        assertThat(polls(ferry, A_MINUTE)).isBetween(100 * 11, 100 * 13);
    }

    @Test
    void claimsReleasedUploadsOnTime() {
        var ferry = underWay(5, 8, Duration.ofMillis(1500));

        assertThat(polls(ferry, A_MINUTE)).isBetween(5 * 39, 5 * 41);
    }

    @Test
    void claimsWhenUploadsAreDueAndNotAfterEachRelease() {
        var ferry = underWay(20, 64, Duration.ofSeconds(20));
        calls.clear();

        var count = polls(ferry, A_MINUTE);

        var claimsAtIntervals = A_MINUTE.dividedBy(CoreHarness.POLL_INTERVAL);
        assertThat(calls).filteredOn("claim"::equals).hasSizeBetween(count, count + (int) claimsAtIntervals);
    }

    @Test
    void keepsUploadsWithErrorsSoThatTheirCountIsNotLost() {
        var ferry = harness(8, Duration.ofSeconds(5));
        IntStream.range(0, 1000).forEach(i -> ferry.platform.statusFails(new Unavailable("down")));
        start(ferry, 8);
        calls.clear();

        assertThat(polls(ferry, Duration.ofSeconds(3))).isGreaterThan(8);
        assertThat(calls).doesNotContain("release");
    }

    private CoreHarness underWay(int uploads, int slots, Duration interval) {
        var ferry = harness(slots, interval);
        ferry.platform.statuses(Collections.nCopies(100_000, "processing").toArray(String[]::new));
        start(ferry, uploads);
        ferry.time.pass(interval);
        return ferry;
    }

    private static CoreHarness harness(int slots, Duration interval) {
        return new CoreHarness(InDoubtPolicy.HOLD, slots, new FixedPolling(interval));
    }

    private void start(CoreHarness ferry, int uploads) {
        ferry.value(ferry.core.stop());
        var core = ferry.newCore(2, new CallRecorder());
        core.start();
        for (int i = 0; i < uploads; i++) {
            ferry.submit(core.ferry(), "upload " + i);
            ferry.time.pass(Duration.ofMillis(20));
        }
    }

    private static int polls(CoreHarness ferry, Duration time) {
        var before = ferry.platform.requests().size();
        ferry.time.pass(time);
        return ferry.platform.requests().size() - before;
    }
}
