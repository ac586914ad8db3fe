package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.journal.UploadState;
import dev.ferry.crash.Figures;
import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.ReceivedRequest;
import dev.ferry.sandbox.ReceivedUpload;
import dev.ferry.sandbox.SandboxOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Platform comes back, and ten thousand uploads have waited for it. */
class RecoveryIT {

    private static final int WAITING = 10_000;
    private static final int CALLS_PER_SECOND = 400;
    private static final long BUCKET = 100;

    /** The limiter lets a twentieth of a second's calls out every 50 ms, so a bucket may see three such lots. */
    private static final long MOST_IN_A_BUCKET = 3 * CALLS_PER_SECOND / 20;

    /** What was sent evenly arrives in clusters where the machine has other things to do. */
    private static final long MOST_IN_A_SECOND = CALLS_PER_SECOND + CALLS_PER_SECOND / 4;

    @Test
    @Timeout(300)
    void everyoneGetsTheirTurnAndNobodyPushes() throws Exception {
        var before = sandbox(0);
        var port = URI.create(before.url()).getPort();
        try (var ferry = new LiveFerry(
                before.url(),
                new ResilienceSettings(20, 50, Duration.ofSeconds(2), 2, 10, Duration.ofMillis(200), CALLS_PER_SECOND),
                64)) {
            ferry.submit("before", 1);
            await().until(() -> ended(ferry, UploadState.COMPLETED) == 1);
            before.close().toCompletableFuture().join();
            var gone = Instant.now();
            ferry.submit("waiting", WAITING);
            await().atMost(Duration.ofMinutes(1)).until(() -> heldBack(ferry) > 20);

            var after = sandbox(port);
            var back = Instant.now();
            await().atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> ended(ferry, UploadState.COMPLETED) == WAITING + 1);
            var uploads = Rate.of(after, request -> request.path().equals("/api/UploadData"), back);
            var statuses = Rate.of(after, request -> request.dataKey().equals("status"), back);
            Figures.tell(
                    "recovery",
                    "%d waiting uploads, an outage of %.1f s, at most %d calls a second: the first upload %d ms after the end of it, the last after %.1f s; uploads in %d ms: %d in 95 of 100 cases, %d at most, in a second %d at most; status calls %d, %d, %d"
                            .formatted(
                                    WAITING,
                                    Duration.between(gone, back).toMillis() / 1000.0,
                                    CALLS_PER_SECOND,
                                    uploads.first(),
                                    uploads.last() / 1000.0,
                                    BUCKET,
                                    uploads.inMostBuckets(),
                                    uploads.inABucket(),
                                    uploads.inASecond(),
                                    statuses.inMostBuckets(),
                                    statuses.inABucket(),
                                    statuses.inASecond()));

            assertThat(ended(ferry, UploadState.FAILED) + ended(ferry, UploadState.IN_DOUBT))
                    .isZero();
            assertThat(after.uploads()).hasSize(WAITING);
            assertThat(after.uploads().stream().map(ReceivedUpload::name).distinct())
                    .hasSize(WAITING);
            assertThat(List.of(uploads, statuses))
                    .allSatisfy(rate -> assertThat(rate.inMostBuckets()).isLessThanOrEqualTo(MOST_IN_A_BUCKET))
                    .allSatisfy(rate -> assertThat(rate.inASecond()).isLessThanOrEqualTo(MOST_IN_A_SECOND));
            after.close().toCompletableFuture().join();
        }
    }

    /**
     * How requests arrived.
     *
     * @param first when the first came, in milliseconds after the end of the outage
     * @param last when the last came
     * @param inMostBuckets how many came at most in 95 of 100 buckets
     * @param inABucket how many came in the fullest bucket
     * @param inASecond how many came in the fullest second
     */
    private record Rate(long first, long last, long inMostBuckets, long inABucket, long inASecond) {
        static Rate of(PlatformSandbox sandbox, Predicate<ReceivedRequest> which, Instant back) {
            var arrivals = sandbox.requests().stream()
                    .filter(which)
                    .map(request -> Duration.between(back, request.receivedAt()).toMillis())
                    .sorted()
                    .toList();
            var buckets = counts(arrivals, BUCKET);
            return new Rate(
                    arrivals.getFirst(),
                    arrivals.getLast(),
                    buckets.get(buckets.size() * 95 / 100),
                    buckets.getLast(),
                    counts(arrivals, 1000).getLast());
        }

        private static List<Long> counts(Collection<Long> arrivals, long width) {
            return arrivals.stream()
                    .collect(Collectors.groupingBy(at -> Math.floorDiv(at, width), Collectors.counting()))
                    .values()
                    .stream()
                    .sorted()
                    .toList();
        }
    }

    private static PlatformSandbox sandbox(int port) {
        var options = SandboxOptions.standard().withPort(port).withProcessingTime(ProcessingTimeModel.parse("0s"));
        return PlatformSandbox.start(options).toCompletableFuture().join();
    }

    private static int ended(LiveFerry ferry, UploadState state) {
        var query = new UploadQuery(Set.of(state), null, null, WAITING + 1);
        return ferry.ferry().track().list(query).toCompletableFuture().join().size();
    }

    private static long heldBack(LiveFerry ferry) {
        return ferry.meters.get("ferry.platform.requests").tag("outcome", "held-back").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }
}
