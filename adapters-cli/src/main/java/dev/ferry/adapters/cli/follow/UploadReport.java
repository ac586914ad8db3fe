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
import dev.ferry.domain.fault.LocalFault.PayloadMissing;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.text.ShellWord;
import dev.ferry.domain.upload.Cancelled;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.OpenUpload;
import dev.ferry.domain.upload.Rejected;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Prints the outcome of an upload: its results to standard output, and the next step to standard error. */
public final class UploadReport {

    /** The status with which the Platform refuses a name that is taken. */
    private static final int CONFLICT = 409;

    private final Console console;
    private final Ferry ferry;
    private final boolean durable;
    private final boolean json;
    private final @Nullable Path folder;
    private boolean allWritten = true;

    /**
     * Creates a report.
     *
     * @param folder a folder to write results to as well, null for none
     */
    public UploadReport(Console console, Session session, boolean json, @Nullable Path folder) {
        this.console = console;
        this.ferry = session.ferry();
        this.durable = session.durable();
        this.json = json;
        this.folder = folder;
    }

    /**
     * Prints the outcome of an upload.
     *
     * @param file the file as the user named it
     * @param entry the upload when the wait ended
     * @param asyncAccepted whether an accepted upload counts as completed for the exit code
     */
    public ExitCode print(String file, JournalEntry entry, boolean asyncAccepted) {
        var outcome = outcome(file, entry);
        var name = outcome.upload().submission().name().value();
        var unwritten = folder == null ? List.<String>of() : ResultFiles.write(folder, name, outcome.results());
        unwritten.forEach(this::printMessage);
        allWritten &= unwritten.isEmpty();
        if (json) {
            console.out()
                    .println(JsonOutput.of(outcome, texts(outcome))
                            .put("outFailure", unwritten.isEmpty() ? null : String.join("; ", unwritten)));
        } else {
            printForPeople(outcome);
        }
        return asyncAccepted && entry.upload().token() != null && !entry.atRest()
                ? ExitCode.COMPLETED
                : ExitCode.of(entry.upload());
    }

    /**
     * Returns the exit code of the command. The uploads decide; only if all are well, a result that is not in the
     * folder counts.
     *
     * @param uploads the exit code of the uploads
     */
    public ExitCode exitCode(ExitCode uploads) {
        return allWritten ? uploads : uploads.orFailed();
    }

    /**
     * Reads the results, the problems and the warnings of an upload.
     *
     * @param file the file as the user named it
     * @param entry the upload when the wait ended
     */
    public UploadOutcome outcome(String file, JournalEntry entry) {
        var id = entry.upload().id();
        Map<ResultKind, Content> results = new LinkedHashMap<>();
        var collected = entry.upload().results();
        var inOrder = entry.upload() instanceof Rejected
                ? collected.keySet()
                : entry.upload().submission().kinds().stream()
                        .filter(collected::containsKey)
                        .toList();
        for (var kind : inOrder) {
            Await.value(ferry.results().result(id, kind)).ifPresent(content -> results.put(kind, content));
        }
        return new UploadOutcome(
                file,
                entry,
                results,
                Await.value(ferry.results().problems(id)),
                Await.value(ferry.results().warnings(id)));
    }

    private void printForPeople(UploadOutcome outcome) {
        var file = outcome.file();
        switch (outcome.upload()) {
            case Completed completed -> {
                printResults(outcome);
                printWarnings(outcome);
                completed
                        .missing()
                        .forEach(kind -> printMessage("the Platform did not give the result '" + kind.key() + "' of "
                                + file + "; fetch it later with: " + fetchLater(completed, kind)));
            }
            case Rejected rejected -> {
                ProblemLines.print(
                        console.out(),
                        file,
                        outcome.problems(),
                        outcome.problems().size());
                printMessage("the Platform rejected " + file
                        + (outcome.problems().isEmpty() ? " and gave no reason" : "")
                        + "; correct it and send it again with: "
                        + correction(rejected, file));
            }
            case InDoubt inDoubt ->
                printMessage(inDoubt.fault().summary()
                        + "; Ferry did not send it again. Check the Platform; to replace data that it may hold, "
                        + replacement(inDoubt));
            case Failed failed -> {
                printResults(outcome);
                printMessage(file + ": " + failed.fault().summary() + retry(failed, file));
            }
            case Cancelled cancelled -> printMessage(file + " was cancelled");
            case OpenUpload open -> printMessage(file + resumeHint(open, outcome.fault()));
        }
    }

    private String fetchLater(Completed completed, ResultKind kind) {
        var upload = durable ? completed.id().value() : completed.token().value();
        return "ferry results " + ShellWord.ofArgument(upload) + " " + ShellWord.of(kind.key());
    }

    private String correction(Rejected rejected, String file) {
        return durable
                ? "ferry resubmit " + rejected.id().value() + " " + ShellWord.ofPath(file)
                : "ferry upload " + ShellWord.ofPath(file) + " --overwrite --name="
                        + ShellWord.of(rejected.submission().name().value());
    }

    private String replacement(InDoubt inDoubt) {
        return durable
                ? "settle it with: ferry settle " + inDoubt.id().value() + " overwrite"
                : "upload again with --overwrite";
    }

    /** A retry helps neither if the name is taken nor if the data is lost. */
    private String retry(Failed failed, String file) {
        var id = failed.id().value();
        if (failed.fault() instanceof Refused refused && refused.status() == CONFLICT) {
            return "; to replace the data that the Platform has, "
                    + (durable ? "run: ferry retry " + id + " --overwrite" : "upload again with --overwrite");
        }
        if (!durable) {
            return "";
        }
        if (failed.fault() instanceof PayloadMissing) {
            return "; send the data again with: ferry resubmit " + id + " " + file;
        }
        return failed.token() == null
                ? "; try again with: ferry retry " + id
                : "; the Platform had accepted the data and may have it. Check the Platform; to replace it there, run:"
                        + " ferry retry " + id;
    }

    private String resumeHint(OpenUpload open, @Nullable Fault fault) {
        var reason = fault == null ? "" : ": " + fault.summary();
        var token = open.token();
        if (durable) {
            return " is not finished" + reason + "; continue with: ferry resume "
                    + open.id().value();
        }
        return token == null
                ? " was not accepted in time" + reason
                : " is still being processed; check with: ferry status " + ShellWord.ofArgument(token.value());
    }

    private void printMessage(String message) {
        console.err().println("ferry: " + message);
    }

    private void printWarnings(UploadOutcome outcome) {
        var count = outcome.warnings().size();
        if (count > 0) {
            printMessage("the Platform accepted " + outcome.file() + " with warnings: " + count);
            ProblemLines.print(console.err(), outcome.file(), outcome.warnings(), count);
        }
    }

    private void printResults(UploadOutcome outcome) {
        outcome.results().forEach((kind, result) -> {
            console.err().println("-- " + kind.key() + " of " + outcome.file());
            printText(result);
            console.out().flush();
        });
    }

    /** Prints a result chunk by chunk and byte for byte, and ends its last line. */
    private void printText(Content result) {
        var last = new AtomicInteger('\n');
        Await.value(result.open()
                .thenCompose(chunks -> chunks.forEach(chunk -> {
                    last.set(chunk.get(chunk.limit() - 1));
                    write(chunk);
                })));
        if (last.get() != '\n') {
            console.out().println();
        }
    }

    private void write(ByteBuffer chunk) {
        var bytes = new byte[chunk.remaining()];
        chunk.get(bytes);
        console.out().write(bytes, 0, bytes.length);
    }

    /** Reads each result as one text, for the JSON object. */
    private static Map<ResultKind, String> texts(UploadOutcome outcome) {
        Map<ResultKind, String> texts = new LinkedHashMap<>();
        outcome.results().forEach((kind, result) -> texts.put(kind, Await.value(Text.head(result, Integer.MAX_VALUE))));
        return texts;
    }
}
