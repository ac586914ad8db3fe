package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.journal.UploadState;
import dev.ferry.crash.Measurements;
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

/** After an outage, a service sends ten thousand waiting uploads within the rate limit. */
class RecoveryIT {

    private static final int WAITING = 10_000;
    private static final int CALLS_PER_SECOND = 400;
    private static final long BUCKET_MILLIS = 100;

    private static final int CONNECTIONS = 64;

    /** Calls that were permitted before the end of the outage, and a batch of the limiter, which permits each 50 ms. */
    private static final int PERMITTED_BEFORE = CONNECTIONS + CALLS_PER_SECOND / 20;

    @Test
    @Timeout(1800)
    void sendsAllWaitingUploadsWithinTheRateLimit() throws Exception {
        var before = sandbox(0);
        var port = URI.create(before.url()).getPort();
        try (var ferry = new InMemoryService(
                before.url(),
                new ResilienceSettings(20, 50, Duration.ofSeconds(2), 2, 10, Duration.ofMillis(200), CALLS_PER_SECOND),
                CONNECTIONS)) {
            ferry.submit("before", 1);
            await().until(() -> count(ferry, UploadState.COMPLETED) == 1);
            before.close().toCompletableFuture().join();
            var outageStart = Instant.now();
            ferry.submit("waiting", WAITING);
            await().atMost(Duration.ofMinutes(5)).until(() -> deferredCalls(ferry) > 20);

            var after = sandbox(port);
            var outageEnd = Instant.now();
            await().atMost(Duration.ofMinutes(20))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> count(ferry, UploadState.COMPLETED) == WAITING + 1);
            var uploads = Rate.of(after, request -> request.path().equals("/api/UploadData"), outageEnd);
            var statuses = Rate.of(after, request -> request.dataKey().equals("status"), outageEnd);
            Measurements.record(
                    "recovery",
                    "%d waiting uploads, an outage of %.1f s, at most %d calls a second: the first upload %d ms after the end of it, the last after %.1f s; uploads in %d ms: %d in 95 of 100 cases, %d at most, in a second %d at most; status calls %d, %d, %d"
                            .formatted(
                                    WAITING,
                                    Duration.between(outageStart, outageEnd).toMillis() / 1000.0,
                                    CALLS_PER_SECOND,
                                    uploads.arrivals().getFirst(),
                                    uploads.arrivals().getLast() / 1000.0,
                                    BUCKET_MILLIS,
                                    uploads.inMostBuckets(),
                                    uploads.inABucket(),
                                    uploads.inASecond(),
                                    statuses.inMostBuckets(),
                                    statuses.inABucket(),
                                    statuses.inASecond()));

            assertThat(count(ferry, UploadState.FAILED) + count(ferry, UploadState.IN_DOUBT))
                    .isZero();
            assertThat(after.uploads()).hasSize(WAITING);
            assertThat(after.uploads().stream().map(ReceivedUpload::name).distinct())
                    .hasSize(WAITING);
            assertNoEarlierThanPermitted(uploads);
            assertNoEarlierThanPermitted(statuses);
            after.close().toCompletableFuture().join();
        }
    }

    /**
     * A busy machine delays requests, so that they arrive in bursts. But none arrives before the limiter permits it.
     */
    private static void assertNoEarlierThanPermitted(Rate rate) {
        for (int i = PERMITTED_BEFORE; i < rate.arrivals().size(); i++) {
            assertThat(rate.arrivals().get(i))
                    .as("milliseconds to call %d", i)
                    .isGreaterThanOrEqualTo((i - PERMITTED_BEFORE) * 1000L / CALLS_PER_SECOND);
        }
    }

    /**
     * The arrival of requests.
     *
     * @param arrivals all of them in order, in milliseconds after the end of the outage
     * @param inMostBuckets the largest number of requests in 95 of 100 buckets
     * @param inABucket the number of requests in the fullest bucket
     * @param inASecond the number of requests in the fullest second
     */
    private record Rate(List<Long> arrivals, long inMostBuckets, long inABucket, long inASecond) {
        static Rate of(PlatformSandbox sandbox, Predicate<ReceivedRequest> filter, Instant outageEnd) {
            var arrivals = sandbox.requests().stream()
                    .filter(filter)
                    .map(request ->
                            Duration.between(outageEnd, request.receivedAt()).toMillis())
                    .sorted()
                    .toList();
            var buckets = counts(arrivals, BUCKET_MILLIS);
            return new Rate(
                    arrivals,
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

    private static int count(InMemoryService ferry, UploadState state) {
        var query = new UploadQuery(Set.of(state), null, null, WAITING + 1);
        return ferry.ferry()
                .track()
                .list(query)
                .toCompletableFuture()
                .join()
                .uploads()
                .size();
    }

    private static long deferredCalls(InMemoryService ferry) {
        return ferry.meters.get("ferry.platform.requests").tag("outcome", "held-back").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }
}
