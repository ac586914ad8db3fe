package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadPage;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Upload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link dev.ferry.application.port.driven.Journal}.
 *
 * <p>Long because it is one promise: an adapter that fulfils only a part of it loses uploads.
 */
public interface JournalContract {

    /** The journal under test, the same throughout one test and empty at its start. */
    JournalUnderTest ports();

    /** A new upload has version 1 and is due at once. */
    @Test
    default void entersAnUploadAtVersionOneDueAtOnce() {
        var entry = StageAwait.value(ports().journal().enter(Samples.submitted("a")))
                .orElseThrow();

        assertThat(entry.version()).isEqualTo(1);
        assertThat(entry.due()).isEqualTo(entry.createdAt());
        assertThat(StageAwait.value(ports().journal().find(new UploadId("a")))).contains(entry);
    }

    /** Ids are unique. */
    @Test
    default void refusesASecondUploadWithTheSameId() {
        StageAwait.value(ports().journal().enter(Samples.submitted("a")));

        assertThat(StageAwait.value(ports().journal().enter(Samples.submitted("a"))))
                .isEmpty();
        assertThat(StageAwait.value(ports().events().after(0, 10))).hasSize(1);
    }

    /** A probe adds no upload and no event. */
    @Test
    default void canBeProbed() {
        StageAwait.value(ports().journal().probe());
        StageAwait.value(ports().journal().probe());

        assertThat(StageAwait.value(ports().journal().list(UploadQuery.newest(10)))
                        .uploads())
                .isEmpty();
        assertThat(StageAwait.value(ports().events().after(0, 10))).isEmpty();
    }

    /** An upload at rest is found and listed at rest. */
    @Test
    default void findsAndListsUploadsAtRest() {
        var entered = StageAwait.value(ports().journal().enter(Samples.submitted("a")))
                .orElseThrow();
        StageAwait.value(ports().journal()
                .commit(UploadChange.resting(
                        1, TransitionBatch.of(Samples.submitted("a").next().cancel()))));

        assertThat(entered.atRest()).isFalse();
        assertThat(StageAwait.value(ports().journal().find(new UploadId("a"))))
                .hasValueSatisfying(found -> assertThat(found.atRest()).isTrue());
        assertThat(StageAwait.value(ports().journal().list(UploadQuery.newest(1)))
                        .uploads())
                .allSatisfy(listed -> assertThat(listed.atRest()).isTrue());
    }

    /** A change without a transition can bring an upload to rest; it adds no event. */
    @Test
    default void bringsAnUploadToRestWithoutAnEvent() {
        ports().enter("a");

        var rested = ports().commit(UploadChange.resting(
                1, TransitionBatch.from(Samples.submitted("a").next())));

        assertThat(rested.atRest()).isTrue();
        assertThat(ports().find("a")).isEqualTo(rested);
        assertThat(StageAwait.value(ports().events().after(0, 10))).hasSize(1);
    }

    /** An upload that was never entered is not found. */
    @Test
    default void doesNotFindAnUnknownUpload() {
        assertThat(StageAwait.value(ports().journal().find(new UploadId("unknown"))))
                .isEmpty();
    }

    /** State, version and event change together. */
    @Test
    default void commitsStateAndEventsTogether() {
        ports().enter("a");
        var batch = TransitionBatch.of(Samples.submitted("a").next().intend());

        var moved = commit(UploadChange.keepingLease(1, batch));

        assertThat(moved)
                .get()
                .extracting(JournalEntry::version, JournalEntry::upload)
                .containsExactly(2L, batch.state());
        assertThat(StageAwait.value(ports().events().after(1, 10)))
                .extracting(recorded -> recorded.event())
                .containsExactlyElementsOf(batch.events());
    }

    /** A change of an old version writes nothing and adds no event. */
    @Test
    default void refusesAStaleVersionAndWritesNothing() {
        ports().enter("a");
        commit(UploadChange.keepingLease(
                1, TransitionBatch.of(Samples.submitted("a").next().intend())));
        var before = StageAwait.value(ports().journal().find(new UploadId("a")));

        var refused = commit(UploadChange.resting(
                1, TransitionBatch.of(Samples.submitted("a").next().cancel())));

        assertThat(refused).isEmpty();
        assertThat(StageAwait.value(ports().journal().find(new UploadId("a")))).isEqualTo(before);
        assertThat(StageAwait.value(ports().events().after(0, 10))).hasSize(2);
    }

    /** A change of an upload that does not exist is refused like a stale one. */
    @Test
    default void refusesAChangeOfAnUnknownUpload() {
        assertThat(commit(UploadChange.resting(
                        1, TransitionBatch.of(Samples.submitted("a").next().cancel()))))
                .isEmpty();
        assertThat(StageAwait.value(ports().events().after(0, 10))).isEmpty();
    }

    /** Of many concurrent changes of one version, one succeeds. */
    @Test
    default void acceptsOneOfManyConcurrentChanges() {
        StageAwait.value(ports().journal().enter(Samples.submitted("a")));
        var cancel = UploadChange.resting(
                1, TransitionBatch.of(Samples.submitted("a").next().cancel()));

        var outcomes = StageAwait.value(Stages.all(IntStream.range(0, 50)
                .parallel()
                .mapToObj(i -> ports().journal().commit(cancel))
                .toList()));

        assertThat(outcomes.stream().filter(Optional::isPresent)).hasSize(1);
        assertThat(StageAwait.value(ports().events().after(0, 100))).hasSize(2);
    }

    /** Every state is read as it was written. */
    @Test
    default void readsEveryStateAsItWasWritten() {
        everyState().forEach(batch -> {
            var id = batch.state().id();
            StageAwait.value(ports().journal().enter(Samples.submitted(id.value())));
            commit(UploadChange.resting(1, batch));

            assertThat(StageAwait.value(ports().journal().find(id)).map(JournalEntry::upload))
                    .contains(batch.state());
            assertThat(StageAwait.value(ports().events().of(id, 0, 100)))
                    .extracting(recorded -> recorded.event())
                    .endsWith(batch.events().toArray(UploadEvent[]::new));
        });
    }

    /** A processing token is any text that the Platform chose. */
    @Test
    default void keepsProcessingTokensOfAnyForm() {
        var forms = List.of("17", "/2024?no=\"17\"&x='é'\\\uD83D\uDEA2", "a".repeat(ProcessingToken.MAX_LENGTH));
        for (var form : forms) {
            var id = "a" + forms.indexOf(form);
            var token = new ProcessingToken(form);
            ports().enter(id);
            ports().commit(UploadChange.keepingLease(
                    1, Samples.sent(id).then(now -> now.accepted(token, Instant.EPOCH))));

            assertThat(ports().find(id).upload().token()).isEqualTo(token);
        }
    }

    /** The newest uploads come first, one page at a time. */
    @Test
    default void listsNewestFirstInPages() {
        for (var id : List.of("a", "b", "c")) {
            StageAwait.value(ports().journal().enter(Samples.submitted(id)));
            ports().passTime().accept(Duration.ofMillis(5));
        }

        var first = page(UploadQuery.newest(2));
        var second = page(new UploadQuery(Set.of(), null, first.next(), 2));

        assertThat(ids(first)).containsExactly("c", "b");
        assertThat(ids(second)).containsExactly("a");
        assertThat(second.next()).isNull();
        assertThat(page(UploadQuery.newest(3)).next()).isNull();
    }

    /** A cursor stays valid when the uploads of its page are deleted. */
    @Test
    default void continuesAListAfterTheUploadsBeforeItAreDeleted() {
        List.of("a", "b").forEach(ports()::enter);
        var cancelled = Stream.of("c", "d").map(ports()::cancelled).toList();
        var first = page(UploadQuery.newest(2));
        for (var entry : cancelled) {
            StageAwait.value(ports().retention().delete(entry.upload().id(), entry.version()));
        }
        ports().enter("e");

        assertThat(ids(page(new UploadQuery(Set.of(), null, first.next(), 2)))).containsExactly("b", "a");
    }

    /** A list can be limited to ids that start with a text, in upper or lower case; no character is a wildcard. */
    @Test
    default void listsByTheFirstCharactersOfTheIds() {
        for (var id : List.of("June_1", "June_2", "JuneX2", "July-1")) {
            StageAwait.value(ports().journal().enter(Samples.submitted(id)));
            ports().passTime().accept(Duration.ofMillis(5));
        }

        assertThat(ids(UploadQuery.ofIdPrefix("Ju", 10))).containsExactly("July-1", "JuneX2", "June_2", "June_1");
        assertThat(ids(UploadQuery.ofIdPrefix("june_", 10))).containsExactly("June_2", "June_1");
        assertThat(ids(UploadQuery.ofIdPrefix("JUNE_", 1))).containsExactly("June_2");
        assertThat(ids(UploadQuery.ofIdPrefix("June_1", 10))).containsExactly("June_1");
        assertThat(ids(UploadQuery.ofIdPrefix("June_12", 10))).isEmpty();
    }

    /** A list can be limited to states and to the name of a data set. */
    @Test
    default void listsByStateAndName() {
        for (var id : List.of("a", "b", "c")) {
            StageAwait.value(ports().journal().enter(Samples.submitted(id)));
        }
        commit(UploadChange.resting(
                1, TransitionBatch.of(Samples.submitted("b").next().cancel())));

        assertThat(ids(new UploadQuery(Set.of(UploadState.CANCELLED), null, null, 9)))
                .containsExactly("b");
        assertThat(ids(new UploadQuery(Set.of(), Samples.submission("a").name(), null, 9)))
                .containsExactly("a");
        assertThat(ids(new UploadQuery(Set.of(UploadState.FAILED), null, null, 9)))
                .isEmpty();
    }

    /** The results of two uploads with one token would be the same. */
    @Test
    default void findsAnUploadByItsProcessingToken() {
        var submitted = Samples.submitted("a");
        StageAwait.value(ports().journal().enter(submitted));
        StageAwait.value(ports().journal().enter(Samples.submitted("b")));
        assertThat(ids(UploadQuery.ofToken(Samples.TOKEN, 9))).isEmpty();

        commit(UploadChange.keepingLease(
                1,
                TransitionBatch.of(submitted.next().intend())
                        .then(sending -> sending.accepted(Samples.TOKEN, Instant.EPOCH))));

        assertThat(ids(UploadQuery.ofToken(Samples.TOKEN, 9))).containsExactly("a");
    }

    private Optional<JournalEntry> commit(UploadChange change) {
        return StageAwait.value(ports().journal().commit(change));
    }

    private UploadPage page(UploadQuery query) {
        return StageAwait.value(ports().journal().list(query));
    }

    private List<String> ids(UploadQuery query) {
        return ids(page(query));
    }

    private static List<String> ids(UploadPage page) {
        return page.uploads().stream().map(entry -> entry.upload().id().value()).toList();
    }

    private static Stream<TransitionBatch<? extends Upload>> everyState() {
        var later = Instant.parse("2024-07-01T10:00:00Z");
        var lost = new OutcomeUnknown("reset");
        var submitting =
                TransitionBatch.of(Samples.submitted("submitting").next().intend());
        var processing = TransitionBatch.of(
                        Samples.submitted("processing").next().intend())
                .then(now -> now.accepted(Samples.TOKEN, later));
        var collecting = TransitionBatch.of(
                        Samples.submitted("collecting").next().intend())
                .then(now -> now.accepted(Samples.TOKEN, later))
                .then(now -> now.succeeded())
                .then(now -> now.collected(ResultKind.FEEDBACK, Samples.PAYLOAD));
        var completed = TransitionBatch.of(Samples.submitted("completed").next().intend())
                .then(now -> now.accepted(Samples.TOKEN, later))
                .then(now -> now.succeeded())
                .then(now -> now.collected(ResultKind.FEEDBACK, Samples.PAYLOAD))
                .then(now -> now.collected(ResultKind.TABLE_OF_RESULT_IDS, Samples.PAYLOAD))
                .then(now -> now.complete());
        var incomplete = TransitionBatch.of(
                        Samples.submitted("incomplete").next().intend())
                .then(now -> now.accepted(Samples.TOKEN, later))
                .then(now -> now.succeeded())
                .then(now -> now.notAvailable(ResultKind.FEEDBACK, new Refused(404, "none")))
                .then(now -> now.complete());
        var rejected = TransitionBatch.of(Samples.submitted("rejected").next().intend())
                .then(now -> now.accepted(Samples.TOKEN, later))
                .then(now -> now.rejected(new ProcessingStatus("Failed"), Samples.PAYLOAD));
        var deferred = TransitionBatch.of(Samples.submitted("deferred").next().intend())
                .then(now -> now.deferred(new Throttled("busy", Duration.ofSeconds(7)), later));
        var inDoubt = TransitionBatch.of(Samples.submitted("in-doubt").next().intend())
                .then(now -> now.outcomeUnknown(lost));
        var resent = TransitionBatch.of(Samples.submitted("resent").next().intend())
                .then(now -> now.outcomeUnknown(lost))
                .then(now -> now.overwrite());
        var failed = TransitionBatch.of(Samples.submitted("failed").next().intend())
                .then(now -> now.failed(new Refused(413, "too large")));
        var cancelled = TransitionBatch.of(Samples.submitted("cancelled").next().cancel());
        return Stream.of(
                submitting,
                processing,
                collecting,
                completed,
                incomplete,
                rejected,
                deferred,
                inDoubt,
                resent,
                failed,
                cancelled);
    }
}
