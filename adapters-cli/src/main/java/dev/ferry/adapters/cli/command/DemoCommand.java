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
import dev.ferry.domain.table.TableFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ferry demo}: runs a complete example on an embedded sandbox. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Runs a complete example on an embedded sandbox: an upload, a rejection and a correction.")
public final class DemoCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int MAX_LINES = 5;

    private final CommandContext context;

    public DemoCommand(CommandContext context) {
        this.context = context;
    }

    /** One step of the example, and one row of the table at the end. */
    private record DemoStep(UploadOutcome outcome, Duration took, UploadState expected) {
        boolean isAsExpected() {
            return UploadState.of(outcome.upload()) == expected;
        }
    }

    @Override
    public Integer call() {
        var console = context.console();
        var examples = context.wiring().examples();
        var steps = new ArrayList<DemoStep>();
        console.out().println("Ferry uploads a CSV file to the Platform and fetches the results. This example runs");
        console.out().println("on a sandbox that behaves like the Platform and runs inside this program.");
        try (var session = context.wiring().sandboxed();
                var follower = new UploadFollower(console, session, false)) {
            console.out().println();
            console.out().println("1. Upload examples/shifts.csv to " + session.platformUrl());
            steps.add(upload(session, follower, examples.resolve("shifts.csv"), "Shifts", UploadState.COMPLETED));
            printResults(steps.getLast().outcome());

            console.out().println();
            console.out().println("2. Upload examples/shifts-with-errors.csv, which the Platform rejects");
            steps.add(upload(
                    session,
                    follower,
                    examples.resolve("shifts-with-errors.csv"),
                    "Shifts in June",
                    UploadState.REJECTED));
            var problems = steps.getLast().outcome().problems();
            ProblemLines.print(console.out(), "examples/shifts-with-errors.csv", problems, problems.size());

            console.out().println();
            console.out().println("3. Send examples/shifts-corrected.csv under the same name with Overwrite=true");
            steps.add(resubmit(
                    session, follower, steps.getLast().outcome().entry(), examples.resolve("shifts-corrected.csv")));
            printResults(steps.getLast().outcome());
        }
        printSummary(steps);
        printManualCommands();
        return (steps.stream().allMatch(DemoStep::isAsExpected) ? ExitCode.COMPLETED : ExitCode.FAILED).code();
    }

    private DemoStep upload(Session session, UploadFollower follower, Path file, String name, UploadState expected) {
        var request = new UploadRequest(
                new DatasetName(name),
                false,
                List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS),
                file.toString(),
                InputFile.content(file),
                TableFormat.DETECTED,
                null);
        var start = System.nanoTime();
        return switch (Await.value(session.ferry().submit().submit(request))) {
            case Submitted.Accepted accepted -> follow(session, follower, file, accepted.entry(), start, expected);
            case Submitted.KeyReused reused -> throw new IllegalStateException("no key was given: " + reused);
            case Submitted.Unusable unusable -> throw new IllegalStateException(file + ": " + unusable.reason());
            case Submitted.Invalid invalid -> throw new IllegalStateException(file + ": " + invalid);
        };
    }

    private DemoStep resubmit(Session session, UploadFollower follower, JournalEntry rejected, Path file) {
        var start = System.nanoTime();
        var correction = new Correction(InputFile.content(file), TableFormat.DETECTED);
        var decision =
                Await.value(session.ferry().decide().resubmit(rejected.upload().id(), correction));
        if (decision instanceof DecisionResult.Applied applied) {
            return follow(session, follower, file, applied.entry(), start, UploadState.COMPLETED);
        }
        throw new IllegalStateException("the correction was not accepted: " + decision);
    }

    private DemoStep follow(
            Session session, UploadFollower follower, Path file, JournalEntry entry, long start, UploadState expected) {
        follower.add(entry);
        var atRest = follower.awaitAtRest(entry, TIMEOUT);
        var outcome = new UploadReport(context.console(), session, false, null)
                .outcome("examples/" + file.getFileName(), atRest);
        return new DemoStep(outcome, Duration.ofNanos(System.nanoTime() - start), expected);
    }

    private void printResults(UploadOutcome outcome) {
        var out = context.console().out();
        outcome.results().forEach((kind, result) -> {
            var text = Await.value(Text.head(result, Integer.MAX_VALUE));
            out.println("   " + kind.key() + ":");
            text.lines().limit(MAX_LINES).forEach(line -> out.println("     " + line));
            var more = text.lines().count() - MAX_LINES;
            if (more > 0) {
                out.println("     … and " + more + " more lines");
            }
        });
    }

    private void printSummary(List<DemoStep> steps) {
        var table = new Table("FILE", "NAME", "ATTEMPT", "STATE", "PROBLEMS", "SECONDS", "PROCESSING TOKEN");
        for (var step : steps) {
            var upload = step.outcome().upload();
            var token = upload.token();
            table.addRow(
                    step.outcome().file(),
                    upload.submission().name().value(),
                    String.valueOf(upload.attempt().number()),
                    UploadState.of(upload).word(),
                    String.valueOf(step.outcome().problems().size()),
                    "%.1f".formatted(step.took().toMillis() / 1000.0),
                    token == null ? "-" : token.value());
        }
        context.console().out().println();
        context.console().out().println("Summary:");
        table.print(context.console().out());
    }

    private void printManualCommands() {
        Console console = context.console();
        """

                The same commands by hand, with a sandbox in another terminal:
                  ./ferry sandbox --port 8090
                  export FERRY_PLATFORM_IDENTITY_URL=http://127.0.0.1:8090 FERRY_PLATFORM_API_URL=http://127.0.0.1:8090
                  export FERRY_PLATFORM_CLIENT_ID=sandbox-client FERRY_PLATFORM_CLIENT_SECRET='s4nd+box/secret= 100%'
                  export FERRY_PLATFORM_API_KEY=sandbox-api-key
                  ./ferry upload examples/shifts.csv
                  ./ferry upload examples/shifts-with-errors.csv --name June
                  ./ferry upload examples/shifts-corrected.csv --name June --overwrite""".lines().forEach(console.out()::println);
    }
}
