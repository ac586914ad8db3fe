package dev.ferry.application.usecase;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.GivenTable;
import dev.ferry.application.content.Text;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.JournalPorts;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.application.port.driving.ReadResults;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.feedback.Feedback;
import dev.ferry.domain.feedback.FeedbackJoin;
import dev.ferry.domain.feedback.RowNumbering;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Rejected;
import dev.ferry.domain.upload.Upload;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** Reads stored results, fetches missing ones, and joins feedback with the data. */
public final class ReadResultsUseCase implements ReadResults {

    /** At most this much feedback is joined, in UTF-16 units; the stored result has all of it. */
    private static final int MAX_FEEDBACK_CHARS = 8 << 20;

    private final Journal journal;
    private final Payloads payloads;
    private final Platform platform;
    private final Schema schema;
    private final LearnedNumberings numberings;

    public ReadResultsUseCase(JournalPorts journal, Payloads payloads, Platform platform, DatasetSettings settings) {
        this.journal = journal.uploads();
        this.payloads = payloads;
        this.platform = platform;
        this.schema = settings.schema();
        this.numberings = new LearnedNumberings(settings.numberings(), journal.numberings());
    }

    @Override
    public CompletionStage<Optional<Content>> result(UploadId id, ResultKind kind) {
        return Stages.unwrap(journal.find(id)
                .thenCompose(entry -> entry.isPresent()
                        ? result(entry.get(), kind)
                        : CompletableFuture.completedStage(Optional.empty())));
    }

    private CompletionStage<Optional<Content>> result(JournalEntry entry, ResultKind kind) {
        var stored = entry.upload().results().get(kind);
        if (stored != null) {
            return CompletableFuture.completedStage(Optional.of(payloads.content(stored)));
        }
        return entry.upload() instanceof Completed completed
                        && completed.missing().contains(kind)
                ? fetch(entry, completed, kind)
                : CompletableFuture.completedStage(Optional.empty());
    }

    /** If a concurrent write wins, the upload is read again, and may have the result. */
    private CompletionStage<Optional<Content>> fetch(JournalEntry entry, Completed completed, ResultKind kind) {
        return Stages.either(
                        platform.result(
                                completed.token(), kind, completed.submission().trace()),
                        payloads::store,
                        failure -> CompletableFuture.failedStage(stillMissing(failure)))
                .thenCompose(content -> journal.commit(
                        UploadChange.resting(entry.version(), TransitionBatch.of(completed.collected(kind, content)))))
                .thenCompose(committed -> result(entry.upload().id(), kind));
    }

    private static Throwable stillMissing(Throwable failure) {
        return failure instanceof PlatformException exception && exception.fault() instanceof UnknownToken unknown
                ? new PlatformException(unknown.asMissingResult())
                : failure;
    }

    @Override
    public CompletionStage<List<Problem>> problems(UploadId id) {
        return joined(id, Rejected.class, UnaryOperator.identity());
    }

    @Override
    public CompletionStage<List<Problem>> warnings(UploadId id) {
        return joined(id, Completed.class, Feedback::onRows);
    }

    private CompletionStage<List<Problem>> joined(
            UploadId id, Class<? extends Upload> state, UnaryOperator<Feedback> selection) {
        return journal.find(id)
                .thenCompose(entry -> entry.map(JournalEntry::upload)
                        .filter(state::isInstance)
                        .map(upload -> feedback(upload)
                                .thenCompose(text -> join(upload, selection.apply(Feedback.parse(text)))))
                        .orElseGet(ReadResultsUseCase::none));
    }

    private CompletionStage<String> feedback(Upload upload) {
        ContentRef feedback = upload.results().get(ResultKind.FEEDBACK);
        return feedback == null
                ? CompletableFuture.completedStage("")
                : Text.head(payloads.content(feedback), MAX_FEEDBACK_CHARS);
    }

    private CompletionStage<List<Problem>> join(Upload upload, Feedback feedback) {
        if (feedback.entries().isEmpty()) {
            return none();
        }
        return numberings
                .known()
                .thenCompose(
                        known -> join(upload, new FeedbackJoin(schema, numberings.possible(), known, feedback), known));
    }

    private CompletionStage<List<Problem>> join(Upload upload, FeedbackJoin join, List<RowNumbering> known) {
        return given(upload)
                .read(
                        (layout, row) ->
                                join.accept(row, upload.attempt().original() != null || layout.header() != null),
                        problem -> {})
                .thenCompose(read -> {
                    var joined = join.result();
                    return numberings.learn(known, joined.numberings()).thenApply(learned -> joined.problems());
                });
    }

    private GivenTable given(Upload upload) {
        var original = upload.attempt().original();
        return original == null
                ? new GivenTable(payloads.content(upload.attempt().payload()), TableFormat.DETECTED, schema)
                : new GivenTable(payloads.content(original.content()), original.format(), schema);
    }

    private static CompletionStage<List<Problem>> none() {
        return CompletableFuture.completedStage(List.of());
    }
}
