package dev.ferry.adapters.cli.follow;

import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.output.ProblemLines;
import dev.ferry.adapters.cli.output.UploadOutcome;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.application.Ferry;
import dev.ferry.application.async.Await;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.Text;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.upload.Cancelled;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.OpenUpload;
import dev.ferry.domain.upload.Rejected;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Says what came of an upload: its results on standard output, and what to do next on standard error. */
public final class UploadReport {

    private final Console console;
    private final Ferry ferry;
    private final boolean durable;
    private final boolean json;
    private final @Nullable Path folder;

    /**
     * Ready to print.
     *
     * @param folder where results are written too, null for nowhere
     */
    public UploadReport(Console console, Session session, boolean json, @Nullable Path folder) {
        this.console = console;
        this.ferry = session.ferry();
        this.durable = session.durable();
        this.json = json;
        this.folder = folder;
    }

    /**
     * Prints what came of an upload.
     *
     * @param file the file as the user named it
     * @param entry the upload when the wait ended
     * @param asyncAccepted whether it is enough that the Platform has taken it
     */
    public ExitCode print(String file, JournalEntry entry, boolean asyncAccepted) {
        var outcome = outcome(file, entry);
        if (folder != null) {
            ResultFiles.write(folder, outcome);
        }
        if (json) {
            console.out().println(JsonOutput.of(outcome, texts(outcome)));
        } else {
            printForPeople(outcome);
        }
        return asyncAccepted && entry.upload().token() != null && !entry.atRest()
                ? ExitCode.COMPLETED
                : ExitCode.of(entry.upload());
    }

    /**
     * Gathers what came home.
     *
     * @param file the file as the user named it
     * @param entry the upload when the wait ended
     */
    public UploadOutcome outcome(String file, JournalEntry entry) {
        var id = entry.upload().id();
        Map<ResultKind, Content> results = new LinkedHashMap<>();
        var home = entry.upload().results();
        var inOrder = entry.upload() instanceof Rejected
                ? home.keySet()
                : entry.upload().submission().kinds().stream()
                        .filter(home::containsKey)
                        .toList();
        for (var kind : inOrder) {
            Await.value(ferry.results().result(id, kind)).ifPresent(content -> results.put(kind, content));
        }
        return new UploadOutcome(
                file, entry, results, Await.value(ferry.results().problems(id)));
    }

    private void printForPeople(UploadOutcome outcome) {
        var file = outcome.file();
        switch (outcome.upload()) {
            case Completed completed -> printResults(outcome);
            case Rejected rejected -> {
                ProblemLines.print(
                        console.out(),
                        file,
                        outcome.problems(),
                        outcome.problems().size());
                say("the Platform rejected " + file + "; correct it and send it again with: "
                        + correction(rejected, file));
            }
            case InDoubt inDoubt ->
                say(inDoubt.fault().summary()
                        + "; nothing was repeated. Look on the Platform; to replace what it may hold, "
                        + replacement(inDoubt));
            case Failed failed -> {
                printResults(outcome);
                say(file + ": " + failed.fault().summary() + retry(failed));
            }
            case Cancelled cancelled -> say(file + " was cancelled");
            case OpenUpload open -> say(file + howToGoOn(open, outcome.fault()));
        }
    }

    private String correction(Rejected rejected, String file) {
        return durable
                ? "ferry resubmit " + rejected.id().value() + " " + file
                : "ferry upload " + file + " --name '"
                        + rejected.submission().name().value() + "' --overwrite";
    }

    private String replacement(InDoubt inDoubt) {
        return durable
                ? "settle it with: ferry settle " + inDoubt.id().value() + " overwrite"
                : "upload again with --overwrite";
    }

    private String retry(Failed failed) {
        return durable ? "; try again with: ferry retry " + failed.id().value() : "";
    }

    private String howToGoOn(OpenUpload open, @Nullable Fault fault) {
        var why = fault == null ? "" : ": " + fault.summary();
        var token = open.token();
        if (durable) {
            return " is still under way" + why + "; go on with: ferry resume "
                    + open.id().value();
        }
        return token == null
                ? " was not accepted in time" + why
                : " is still being processed; go on with: ferry status " + token.value();
    }

    private void say(String words) {
        console.err().println("ferry: " + words);
    }

    private void printResults(UploadOutcome outcome) {
        outcome.results().forEach((kind, result) -> {
            console.err().println("-- " + kind.key() + " of " + outcome.file());
            printText(result);
            console.out().flush();
        });
    }

    /** Piece by piece, however large, and byte for byte. What comes next begins on a line of its own. */
    private void printText(Content result) {
        var last = new AtomicInteger('\n');
        Await.value(result.open()
                .thenCompose(chunks -> chunks.forEach(piece -> {
                    last.set(piece.get(piece.limit() - 1));
                    write(piece);
                })));
        if (last.get() != '\n') {
            console.out().println();
        }
    }

    private void write(ByteBuffer piece) {
        var bytes = new byte[piece.remaining()];
        piece.get(bytes);
        console.out().write(bytes, 0, bytes.length);
    }

    /** A member of a JSON object is one text, whole. */
    private static Map<ResultKind, String> texts(UploadOutcome outcome) {
        Map<ResultKind, String> texts = new LinkedHashMap<>();
        outcome.results().forEach((kind, result) -> texts.put(kind, Await.value(Text.head(result, Integer.MAX_VALUE))));
        return texts;
    }
}
