package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.follow.ResultFiles;
import dev.ferry.adapters.cli.follow.UploadFollower;
import dev.ferry.adapters.cli.follow.UploadReport;
import dev.ferry.adapters.cli.input.DataFileOptions;
import dev.ferry.adapters.cli.input.DurationConverter;
import dev.ferry.adapters.cli.input.InputFile;
import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.ProblemLines;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.application.Ferry;
import dev.ferry.application.async.Await;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry upload}: uploads files and fetches their results. */
@Command(
        name = "upload",
        mixinStandardHelpOptions = true,
        description = "Uploads data files, waits until they are processed, and fetches the results.")
public final class UploadCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Data files, or - for standard input.")
    private List<Path> files = List.of();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The data set's name on the Platform; the file's name without .csv, .tsv or .txt by default.")
    private @Nullable String name;

    @Option(names = "--overwrite", description = "Replace the data that the Platform has under the name.")
    private boolean overwrite;

    @Option(
            names = "--results",
            paramLabel = "KIND",
            split = ",",
            defaultValue = "feedback,tableofresultids",
            description = "The results to fetch, separated by commas (default: ${DEFAULT-VALUE}).")
    private List<String> results = List.of();

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "30m",
            converter = DurationConverter.class,
            description = "How long to wait for the end, such as 90s or 1h (default: ${DEFAULT-VALUE}).")
    private Duration wait = Duration.ZERO;

    @Option(names = "--async", description = "Wait only until the Platform has accepted the data.")
    private boolean async;

    @Option(names = "--out", paramLabel = "DIR", description = "Also write each result to DIR/NAME.KIND.txt.")
    private @Nullable Path out;

    @Mixin
    private final DataFileOptions options = new DataFileOptions();

    @Option(names = "--json", description = "Print one JSON object for each file, one a line.")
    private boolean json;

    @Option(names = "--sandbox", description = "Use an embedded sandbox instead of the Platform.")
    private boolean sandbox;

    public UploadCommand(CommandContext context) {
        this.context = context;
    }

    /** A file that Ferry has accepted. */
    private record Sent(Path file, JournalEntry entry) {}

    /** The upload of a file; null if Ferry has not accepted it. */
    private record Submission(@Nullable JournalEntry entry, ExitCode exitCode) {}

    @Override
    public Integer call() {
        if (name != null && files.size() > 1) {
            throw new UsageException("--name names one data set, but there are " + files.size() + " files; omit it");
        }
        var kinds = results.stream().map(UploadCommand::kind).toList();
        var requests = files.stream().map(file -> request(file, kinds)).toList();
        refuseSameNames(requests);
        try (var session = context.live(sandbox);
                var follower = new UploadFollower(context.console(), session, json)) {
            var report = new UploadReport(context.console(), session, json, out);
            var exitCode = ExitCode.COMPLETED;
            var sent = new ArrayList<Sent>();
            for (int i = 0; i < requests.size(); i++) {
                var submission = submit(session.ferry(), files.get(i), requests.get(i));
                exitCode = exitCode.orMoreSevere(submission.exitCode());
                if (submission.entry() != null) {
                    sent.add(new Sent(files.get(i), submission.entry()));
                    follower.add(submission.entry());
                }
            }
            for (var submitted : sent) {
                var entry = async
                        ? follower.awaitAccepted(submitted.entry(), wait)
                        : follower.awaitAtRest(submitted.entry(), wait);
                exitCode = exitCode.orMoreSevere(report.print(submitted.file().toString(), entry, async));
            }
            return report.exitCode(exitCode).code();
        }
    }

    private UploadRequest request(Path file, List<ResultKind> kinds) {
        return new UploadRequest(
                datasetName(file),
                overwrite,
                kinds,
                file.toString(),
                InputFile.content(file),
                options.format(),
                null,
                context.wiring().caller().orElse(null),
                options.allowEmpty());
    }

    /** The second of two files would replace the first one, on the Platform or in the folder of the results. */
    private void refuseSameNames(List<UploadRequest> requests) {
        var names = new HashMap<String, Path>();
        var resultFiles = new HashMap<String, Path>();
        for (int i = 0; i < requests.size(); i++) {
            var file = files.get(i);
            var datasetName = requests.get(i).name().value();
            refuseSame(names.putIfAbsent(datasetName, file), file, "the same name '" + datasetName + "'");
            if (out != null) {
                var resultFile = ResultFiles.base(datasetName);
                refuseSame(
                        resultFiles.putIfAbsent(resultFile, file),
                        file,
                        "the same result files " + out.resolve(resultFile) + ".…");
            }
        }
    }

    private static void refuseSame(@Nullable Path first, Path second, String what) {
        if (first != null) {
            throw new UsageException("%s and %s would get %s; upload them with a command each, and a --name"
                    .formatted(first, second, what));
        }
    }

    private DatasetName datasetName(Path file) {
        if (name == null && file.equals(InputFile.STANDARD_INPUT)) {
            throw new UsageException("standard input has no name; name the data set with --name");
        }
        var base = String.valueOf(file.getFileName()).replaceFirst("(?i)\\.(csv|tsv|txt)$", "");
        try {
            return new DatasetName(name == null ? base : name);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + " (" + file + "); choose another name with --name");
        }
    }

    private static ResultKind kind(String key) {
        try {
            return new ResultKind(key.strip());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--results: " + e.getMessage());
        }
    }

    /** Submits a file. A failure does not keep the command from following the files before it. */
    private Submission submit(Ferry ferry, Path file, UploadRequest request) {
        try {
            return switch (Await.value(ferry.submit().submit(request))) {
                case Submitted.Accepted accepted -> {
                    accepted.notes().forEach(note -> context.console().note(file + ": " + note));
                    yield new Submission(accepted.entry(), ExitCode.COMPLETED);
                }
                case Submitted.KeyReused reused -> throw new IllegalStateException("no key was given: " + reused);
                case Submitted.Unusable unusable -> {
                    context.console().note(file + ": " + InputFile.advice(unusable.reason(), unusable.remedy()));
                    yield new Submission(null, ExitCode.USAGE);
                }
                case Submitted.Invalid invalid -> {
                    ProblemLines.print(
                            context.console().err(), file.toString(), invalid.problems(), invalid.problemCount());
                    context.console().note(file + " was not sent: " + InputFile.problems(invalid.problemCount()));
                    yield new Submission(null, ExitCode.USAGE);
                }
            };
        } catch (UncheckedIOException e) {
            context.console().note(file + " was not sent: " + reason(e));
            return new Submission(null, ExitCode.FAILED);
        }
    }

    /** The exception only wraps the one with the words. */
    private static @Nullable String reason(UncheckedIOException e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }
}
