package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Processing;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Reading uploads, and waiting for them. */
class TrackUploadTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void returnsAsSoonAsTheUploadIsAtRest() {
        ferry.platform.statuses("processing", "processing", "completedsuccessfully");
        var id = ferry.submit("June");

        var waiting = await(id, Duration.ofHours(1));
        ferry.time.pass(Duration.ofSeconds(1));
        assertThat(waiting).isNotDone();
        ferry.awaitRest(id);
        ferry.time.settle();

        assertThat(state(waiting)).get().isInstanceOf(Completed.class);
    }

    @Test
    void returnsAtOnceForAnUploadAtRest() {
        var id = ferry.submit("June");
        ferry.awaitRest(id);

        var waiting = await(id, Duration.ofHours(1));
        ferry.time.settle();

        assertThat(state(waiting)).get().isInstanceOf(Completed.class);
    }

    @Test
    void returnsThePresentStateAfterTheTimeout() {
        ferry.platform.statuses(Collections.nCopies(500, "processing").toArray(String[]::new));
        var id = ferry.submit("June");

        var waiting = await(id, Duration.ofMinutes(1));
        ferry.time.pass(Duration.ofSeconds(59));
        assertThat(waiting).isNotDone();
        ferry.time.pass(Duration.ofSeconds(1));

        assertThat(state(waiting)).get().isInstanceOf(Processing.class);
    }

    @Test
    void doesNotWaitForAnUnknownUpload() {
        var waiting = await(new UploadId("unknown"), Duration.ofHours(1));
        ferry.time.settle();

        assertThat(waiting).isCompletedWithValue(Optional.empty());
        assertThat(ferry.value(ferry.ferry.track().find(new UploadId("unknown"))))
                .isEmpty();
    }

    @Test
    void cancelsItsTimerAtTheEnd() {
        var id = ferry.submit("June");
        ferry.awaitRest(id);
        ferry.value(ferry.core.stop());
        var before = ferry.time.plannedTasks();

        ferry.value(ferry.ferry.track().await(id, Duration.ofHours(1)));

        assertThat(ferry.time.plannedTasks()).isEqualTo(before);
    }

    @Test
    void listsTheNewestFirst() {
        var older = ferry.submit("June");
        ferry.time.pass(Duration.ofSeconds(1));
        var newer = ferry.submit("July");

        assertThat(ferry.value(ferry.ferry.track().list(UploadQuery.newest(10))).uploads())
                .extracting(entry -> entry.upload().id())
                .containsExactly(newer, older);
        assertThat(ferry.value(ferry.ferry.track().find(older)))
                .get(type(JournalEntry.class))
                .satisfies(entry -> assertThat(entry.upload().id()).isEqualTo(older));
    }

    private CompletableFuture<Optional<JournalEntry>> await(UploadId id, Duration timeout) {
        return ferry.ferry.track().await(id, timeout).toCompletableFuture();
    }

    private static Optional<Object> state(CompletableFuture<Optional<JournalEntry>> waiting) {
        assertThat(waiting).isDone();
        return waiting.join().map(JournalEntry::upload);
    }
}
