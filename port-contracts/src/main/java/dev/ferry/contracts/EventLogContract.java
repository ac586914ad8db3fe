package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The contract of every {@link dev.ferry.application.port.EventLog}. */
public interface EventLogContract {

    /** The journal under test, the same throughout one test and empty at its start. */
    JournalUnderTest ports();

    /** Numbers start at 1 and have no gaps, also with concurrent writes. */
    @Test
    default void numbersEventsWithoutGaps() {
        StageAwait.value(Stages.all(IntStream.range(0, 60)
                .parallel()
                .mapToObj(i -> ports().journal().enter(Samples.submitted("upload-" + i)))
                .toList()));

        assertThat(numbers(StageAwait.value(ports().events().after(0, 100))))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
    }

    /** A reader that continues after a number misses no event and reads none twice. */
    @Test
    default void readsTheEventsAfterANumber() {
        List.of("a", "b", "c").forEach(id -> StageAwait.value(ports().journal().enter(Samples.submitted(id))));

        assertThat(numbers(StageAwait.value(ports().events().after(0, 2)))).containsExactly(1L, 2L);
        assertThat(numbers(StageAwait.value(ports().events().after(2, 2)))).containsExactly(3L);
        assertThat(StageAwait.value(ports().events().after(3, 2))).isEmpty();
    }

    /** The events of one upload are read in order, without those of others. */
    @Test
    default void readsTheEventsOfOneUpload() {
        List.of("a", "b").forEach(id -> StageAwait.value(ports().journal().enter(Samples.submitted(id))));
        StageAwait.value(ports().journal()
                .commit(UploadChange.resting(
                        1, TransitionBatch.of(Samples.submitted("a").next().cancel()))));

        assertThat(StageAwait.value(ports().events().of(new UploadId("a"), 0, 10)))
                .extracting(recorded -> recorded.event().type())
                .containsExactly("dev.ferry.upload.queued", "dev.ferry.upload.cancelled");
        assertThat(numbers(StageAwait.value(ports().events().of(new UploadId("a"), 1, 10))))
                .containsExactly(3L);
    }

    /** All events of an upload have its caller's trace context, or none if the caller sent none. */
    @Test
    default void recordsTheCallersTraceContext() {
        var caller = new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true);
        var template = Samples.submission("a");
        var submission = new Submission(template.id(), template.name(), template.kinds(), template.source(), caller);
        StageAwait.value(ports().journal().enter(Queued.submit(submission, false, Samples.PAYLOAD)));
        ports().commit(UploadChange.resting(
                1,
                TransitionBatch.of(
                        Queued.submit(submission, false, Samples.PAYLOAD).next().cancel())));
        ports().enter("b");

        assertThat(StageAwait.value(ports().events().after(0, 10)))
                .extracting(RecordedEvent::caller)
                .containsExactly(caller, caller, null);
        assertThat(ports().find("a").upload().submission()).isEqualTo(submission);
    }

    /** A subscriber gets a hint after an event. */
    @Test
    default void sendsAHintAfterAnEvent() throws InterruptedException {
        var hinted = new CountDownLatch(1);
        try (var subscription = ports().events().subscribe(hinted::countDown)) {
            assertThat(subscription).isNotNull();
            StageAwait.value(ports().journal().enter(Samples.submitted("a")));

            assertThat(hinted.await(120, TimeUnit.SECONDS)).isTrue();
        }
    }

    /**
     * A closed subscription gets no hints. A journal may send a superfluous hint when it starts to receive events of
     * other processes, but only to open subscriptions.
     */
    @Test
    default void sendsNoHintAfterASubscriptionIsClosed() throws InterruptedException {
        var hinted = new Semaphore(0);
        var hints = new AtomicInteger();
        try (var subscription = ports().events().subscribe(hinted::release)) {
            assertThat(subscription).isNotNull();
            ports().events().subscribe(hints::incrementAndGet).close();
            var before = hints.get();
            hinted.drainPermits();

            StageAwait.value(ports().journal().enter(Samples.submitted("a")));

            assertThat(hinted.tryAcquire(120, TimeUnit.SECONDS)).isTrue();
            assertThat(hints).hasValue(before);
        }
    }

    private static List<Long> numbers(List<RecordedEvent> events) {
        return events.stream().map(RecordedEvent::number).toList();
    }
}
