package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.follow.UploadFollower;
import dev.ferry.adapters.cli.follow.UploadReport;
import dev.ferry.adapters.cli.input.DurationConverter;
import dev.ferry.adapters.cli.input.InputFile;
import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.application.Ferry;
import dev.ferry.application.async.Await;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry upload}: uploads files and fetches their results. */
@Command(
        name = "upload",
        mixinStandardHelpOptions = true,
        description = "Uploads CSV files, waits until they are processed, and fetches the results.")
public final class UploadCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV files, in the charset of --encoding.")
    private List<Path> files = List.of();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The data set's name on the Platform; the file's name without .csv by default.")
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

    @Option(names = "--encoding", paramLabel = "CHARSET", description = "The files' charset (default: UTF-8).")
    private Charset encoding = StandardCharsets.UTF_8;

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
                encoding,
                null,
                context.wiring().caller().orElse(null));
    }

    private DatasetName datasetName(Path file) {
        var base = String.valueOf(file.getFileName()).replaceFirst("(?i)\\.csv$", "");
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
                    accepted.warnings().forEach(warning -> context.console().note(file + ": " + warning));
                    yield new Submission(accepted.entry(), ExitCode.COMPLETED);
                }
                case Submitted.KeyReused reused -> throw new IllegalStateException("no key was given: " + reused);
                case Submitted.Unusable unusable -> {
                    context.console().note(file + ": " + unusable.reason() + " (--encoding)");
                    yield new Submission(null, ExitCode.USAGE);
                }
            };
        } catch (UncheckedIOException e) {
            context.console().note(file + " was not sent: " + Objects.requireNonNull(e.getCause()).getMessage());
            return new Submission(null, ExitCode.FAILED);
        }
    }
}
