package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.follow.UploadFollower;
import dev.ferry.adapters.cli.follow.UploadReport;
import dev.ferry.adapters.cli.input.InputFile;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.ProblemLines;
import dev.ferry.adapters.cli.output.Table;
import dev.ferry.adapters.cli.output.UploadOutcome;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.application.async.Await;
import dev.ferry.application.content.Text;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driving.DecideUpload.Correction;
import dev.ferry.application.port.driving.DecideUpload.DecisionResult;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ferry demo}: the whole job on an embedded sandbox, for somebody who sees it for the first time. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Shows the whole job on an embedded sandbox: an upload, a rejection, a correction.")
public final class DemoCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LINES_SHOWN = 5;

    private final CommandContext context;

    public DemoCommand(CommandContext context) {
        this.context = context;
    }

    /** One line of the table at the end. */
    private record Chapter(UploadOutcome outcome, Duration took, UploadState expected) {
        boolean asTold() {
            return UploadState.of(outcome.upload()) == expected;
        }
    }

    @Override
    public Integer call() {
        var console = context.console();
        var examples = context.wiring().examples();
        var chapters = new ArrayList<Chapter>();
        console.out()
                .println("Ferry carries a CSV to the Platform and brings the results home. This is the whole job,");
        console.out().println("on a sandbox that behaves like the Platform and runs inside this program.");
        try (var session = context.wiring().sandboxed();
                var watch = new UploadFollower(console, session, false)) {
            console.out().println();
            console.out().println("1. Upload examples/shifts.csv to " + session.platformUrl());
            chapters.add(upload(session, watch, examples.resolve("shifts.csv"), "Shifts", UploadState.COMPLETED));
            printResults(chapters.getLast().outcome());

            console.out().println();
            console.out().println("2. Upload examples/shifts-with-errors.csv, which the Platform will not like");
            chapters.add(upload(
                    session,
                    watch,
                    examples.resolve("shifts-with-errors.csv"),
                    "Shifts in June",
                    UploadState.REJECTED));
            var problems = chapters.getLast().outcome().problems();
            ProblemLines.print(console.out(), "examples/shifts-with-errors.csv", problems, problems.size());

            console.out().println();
            console.out().println("3. Send examples/shifts-corrected.csv under the same name with Overwrite=true");
            chapters.add(resubmit(
                    session, watch, chapters.getLast().outcome().entry(), examples.resolve("shifts-corrected.csv")));
            printResults(chapters.getLast().outcome());
        }
        printSummary(chapters);
        printByHand();
        return (chapters.stream().allMatch(Chapter::asTold) ? ExitCode.COMPLETED : ExitCode.FAILED).code();
    }

    private Chapter upload(Session session, UploadFollower watch, Path file, String name, UploadState expected) {
        var request = new UploadRequest(
                new DatasetName(name),
                false,
                List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS),
                file.toString(),
                InputFile.content(file),
                StandardCharsets.UTF_8,
                null);
        var start = System.nanoTime();
        return switch (Await.value(session.ferry().submit().submit(request))) {
            case Submitted.Taken taken -> follow(session, watch, file, taken.entry(), start, expected);
            case Submitted.KeyReused reused -> throw new IllegalStateException("no key was given: " + reused);
            case Submitted.Unusable unusable -> throw new IllegalStateException(file + ": " + unusable.reason());
        };
    }

    private Chapter resubmit(Session session, UploadFollower watch, JournalEntry rejected, Path file) {
        var start = System.nanoTime();
        var correction = new Correction(InputFile.content(file), StandardCharsets.UTF_8);
        var steered =
                Await.value(session.ferry().decide().resubmit(rejected.upload().id(), correction));
        if (steered instanceof DecisionResult.Done done) {
            return follow(session, watch, file, done.entry(), start, UploadState.COMPLETED);
        }
        throw new IllegalStateException("the correction was not taken: " + steered);
    }

    private Chapter follow(
            Session session, UploadFollower watch, Path file, JournalEntry entry, long start, UploadState expected) {
        watch.expect(entry);
        var ended = watch.untilAtRest(entry, PATIENCE);
        var outcome = new UploadReport(context.console(), session, false, null)
                .outcome("examples/" + file.getFileName(), ended);
        return new Chapter(outcome, Duration.ofNanos(System.nanoTime() - start), expected);
    }

    private void printResults(UploadOutcome outcome) {
        var out = context.console().out();
        outcome.results().forEach((kind, result) -> {
            var text = Await.value(Text.head(result, Integer.MAX_VALUE));
            out.println("   " + kind.key() + ":");
            text.lines().limit(LINES_SHOWN).forEach(line -> out.println("     " + line));
            var more = text.lines().count() - LINES_SHOWN;
            if (more > 0) {
                out.println("     … and " + more + " lines more");
            }
        });
    }

    private void printSummary(List<Chapter> chapters) {
        var table = new Table("FILE", "NAME", "ATTEMPT", "STATE", "PROBLEMS", "SECONDS", "PROCESSING TOKEN");
        for (var chapter : chapters) {
            var upload = chapter.outcome().upload();
            var token = upload.token();
            table.row(
                    chapter.outcome().file(),
                    upload.submission().name().value(),
                    String.valueOf(upload.attempt().number()),
                    UploadState.of(upload).word(),
                    String.valueOf(chapter.outcome().problems().size()),
                    "%.1f".formatted(chapter.took().toMillis() / 1000.0),
                    token == null ? "-" : token.value());
        }
        context.console().out().println();
        context.console().out().println("What happened:");
        table.print(context.console().out());
    }

    private void printByHand() {
        Console console = context.console();
        console.out().println("""

                The same by hand, against a sandbox in another terminal:
                  ./ferry sandbox --port 8090
                  export FERRY_PLATFORM_IDENTITY_URL=http://127.0.0.1:8090 FERRY_PLATFORM_API_URL=http://127.0.0.1:8090
                  export FERRY_PLATFORM_CLIENT_ID=sandbox-client FERRY_PLATFORM_CLIENT_SECRET='s4nd+box/secret= 100%'
                  export FERRY_PLATFORM_API_KEY=sandbox-api-key
                  ./ferry upload examples/shifts.csv
                  ./ferry upload examples/shifts-with-errors.csv --name June
                  ./ferry upload examples/shifts-corrected.csv --name June --overwrite""");
    }
}
