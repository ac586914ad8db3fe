package dev.ferry.adapters.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.adapters.cli.follow.UploadFollower;
import dev.ferry.adapters.cli.follow.UploadReport;
import dev.ferry.adapters.cli.input.DataFile;
import dev.ferry.adapters.cli.input.InputFile;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.output.ProblemLines;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.adapters.json.EventView;
import dev.ferry.adapters.json.ProblemView;
import dev.ferry.adapters.json.UploadView;
import dev.ferry.application.async.Await;
import dev.ferry.application.content.Content;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driving.DecideUpload.Correction;
import dev.ferry.application.port.driving.DecideUpload.DecisionResult;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.application.port.driving.DeleteUpload.DeletionResult;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.UploadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A client of the store on this machine. Other processes may use the store at the same time.
 *
 * @param session the opened store, closed with the client
 */
record LocalUploadClient(Console console, Session session) implements UploadClient {

    private static final int PAGE = 200;

    @Override
    public List<UploadView> list(UploadSelection selection) {
        var name = selection.name() == null ? null : new DatasetName(selection.name());
        var query = new UploadQuery(selection.states(), name, null, selection.limit());
        return Await.value(session.ferry().track().list(query)).uploads().stream()
                .map(UploadView::listed)
                .toList();
    }

    @Override
    public UploadId resolve(String text) {
        return IdPrefix.find(
                        text,
                        id -> Await.value(session.ferry().track().find(id)).isPresent(),
                        this::startingWith)
                .orElseThrow(() -> UploadClientException.notFound(text));
    }

    @Override
    public UploadHistory history(UploadId id) {
        var events = new ArrayList<JsonNode>();
        var page = events(id, 0);
        while (!page.isEmpty()) {
            page.forEach(event -> events.add(JsonOutput.of(EventView.of(event, "/v1/uploads"))));
            page = events(id, page.getLast().number());
        }
        return new UploadHistory(view(find(id)), events);
    }

    private List<RecordedEvent> events(UploadId id, long after) {
        return Await.value(session.ferry().events().of(id, after, PAGE));
    }

    @Override
    public DeletedUpload delete(UploadId id) {
        return switch (Await.value(session.ferry().delete().delete(id))) {
            case DeletionResult.Deleted deleted ->
                new DeletedUpload(deleted.id().value(), deleted.payloads(), deleted.bytes());
            case DeletionResult.NotFound missing ->
                throw UploadClientException.notFound(missing.id().value());
            case DeletionResult.NotAllowed refused ->
                throw new UploadClientException(ExitCode.FAILED, refused.reason());
        };
    }

    @Override
    public UploadView retry(UploadId id, boolean overwrite, NewerData newer) {
        return decisionView(session.ferry().decide().retry(id, overwrite, newer));
    }

    @Override
    public UploadView resubmit(UploadId id, DataFile file, NewerData newer) {
        var correction = new Correction(InputFile.content(file.path()), file.format(), file.allowEmpty());
        return decisionView(session.ferry().decide().resubmit(id, correction, newer));
    }

    @Override
    public Content data(UploadId id, boolean original) {
        var dataset = session.ferry().dataset();
        return Await.value(original ? dataset.original(id) : dataset.sent(id))
                .orElseThrow(() -> UploadClientException.notFound(id.value()));
    }

    @Override
    public UploadView cancel(UploadId id) {
        return decisionView(session.ferry().decide().cancel(id));
    }

    @Override
    public UploadView settle(UploadId id, Settlement settlement, NewerData newer) {
        return decisionView(session.ferry().decide().settle(id, settlement, newer));
    }

    @Override
    public Optional<Instant> liftPause() {
        return Await.value(session.ferry().pause().lift());
    }

    @Override
    public ExitCode follow(List<UploadId> ids, Following following) {
        var exitCode = ExitCode.COMPLETED;
        var report = new UploadReport(console, session, following.json(), following.out());
        try (var follower = new UploadFollower(console, session, following.json())) {
            var entries = ids.stream().map(this::find).toList();
            entries.forEach(entry -> {
                session.ferry().work().workOn(entry.upload().id());
                follower.add(entry);
            });
            for (var entry : entries) {
                var source = entry.upload().submission().source();
                var file = source == null ? entry.upload().submission().name().value() : source;
                var lastEntry = follower.awaitAtRest(entry, following.timeout());
                exitCode = exitCode.orMoreSevere(report.print(file, lastEntry, false));
            }
        }
        return report.exitCode(exitCode);
    }

    @Override
    public void close() {
        session.close();
    }

    /** Reads no problems: for a choice, the names and the states are enough. */
    private List<UploadView> startingWith(String prefix, int limit) {
        return Await.value(session.ferry().track().list(UploadQuery.ofIdPrefix(prefix, limit))).uploads().stream()
                .map(entry -> UploadView.of(entry, List.of(), List.of()))
                .toList();
    }

    private JournalEntry find(UploadId id) {
        return Await.value(session.ferry().track().find(id))
                .orElseThrow(() -> UploadClientException.notFound(id.value()));
    }

    private UploadView decisionView(CompletionStage<DecisionResult> decision) {
        return switch (Await.value(decision)) {
            case DecisionResult.Applied applied -> view(applied.entry());
            case DecisionResult.NotFound missing ->
                throw UploadClientException.notFound(missing.id().value());
            case DecisionResult.NotAllowed refused ->
                throw new UploadClientException(ExitCode.FAILED, refused.reason());
            case DecisionResult.OlderData older ->
                throw new UploadClientException(
                        ExitCode.FAILED, older.reason() + "; to send it nevertheless, add --over-newer");
            case DecisionResult.Unusable unusable ->
                throw new UploadClientException(
                        ExitCode.USAGE,
                        "the file cannot be sent: " + InputFile.advice(unusable.reason(), unusable.remedy()));
            case DecisionResult.Invalid invalid -> {
                ProblemLines.print(console.err(), "the file", invalid.problems(), invalid.problemCount());
                throw new UploadClientException(
                        ExitCode.USAGE, "the file was not sent: " + InputFile.problems(invalid.problemCount()));
            }
        };
    }

    private UploadView view(JournalEntry entry) {
        var id = entry.upload().id();
        var results = session.ferry().results();
        return UploadView.of(
                entry,
                ProblemView.of(Await.value(results.problems(id))),
                ProblemView.of(Await.value(results.warnings(id))));
    }
}
