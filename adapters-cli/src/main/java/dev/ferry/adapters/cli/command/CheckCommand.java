package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.input.DataFileOptions;
import dev.ferry.adapters.cli.input.InputFile;
import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.output.OutputFile;
import dev.ferry.adapters.cli.output.ProblemLines;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.application.async.Await;
import dev.ferry.application.port.driving.CheckDataset.CheckResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry check}: checks a file without sending it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks a data file against the schema, as an upload reads it. Nothing is sent.")
public final class CheckCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "FILE", description = "A data file, or - for standard input.")
    private Path file = Path.of("");

    @Mixin
    private final DataFileOptions options = new DataFileOptions();

    @Option(
            names = "--write",
            paramLabel = "OUT",
            description = "Write what an upload would send to a file, or with - to standard output.")
    private @Nullable Path write;

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    public CheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var content = InputFile.content(file);
        refuseItself();
        var check = context.wiring().check();
        return switch (Await.value(check.check(content, options.format(), options.allowEmpty()))) {
            case CheckResult.Unusable unusable ->
                throw new UsageException(file + ": " + InputFile.advice(unusable.reason(), unusable.remedy()));
            case CheckResult.Report report -> {
                writeTo(write, report);
                yield print(report).code();
            }
        };
    }

    /** The file would be replaced by what was made of it. */
    private void refuseItself() {
        try {
            if (write != null && Files.exists(file) && Files.exists(write) && Files.isSameFile(file, write)) {
                throw new UsageException("--write " + write + " is the file itself; name another one");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes nothing when an upload would be refused. */
    private void writeTo(@Nullable Path out, CheckResult.Report report) {
        if (out == null || report.toSend().isEmpty()) {
            return;
        }
        var bytes = report.toSend().get();
        if (out.equals(InputFile.STANDARD_INPUT)) {
            Await.value(bytes.open().thenCompose(chunks -> chunks.forEach(this::print)));
        } else {
            try {
                OutputFile.write(out, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + out + ": " + e.getMessage(), e);
            }
        }
    }

    private void print(ByteBuffer chunk) {
        var array = new byte[chunk.remaining()];
        chunk.get(array);
        context.console().rawOut().write(array, 0, array.length);
    }

    /** With {@code --write -} the data has standard output for itself. */
    private ExitCode print(CheckResult.Report report) {
        var console = context.console();
        var dataOnOut = InputFile.STANDARD_INPUT.equals(write);
        if (json && !dataOnOut) {
            var object = JsonOutput.object()
                    .put("file", file.toString())
                    .put("rows", report.rows())
                    .put("header", report.header());
            object.set("notes", JsonOutput.of(report.notes()));
            object.put("sendable", report.toSend().isPresent()).put("problemCount", report.problemCount());
            object.set("problems", JsonOutput.of(file.toString(), report.problems()));
            console.out().println(object);
        } else {
            ProblemLines.print(
                    dataOnOut ? console.err() : console.out(),
                    file.toString(),
                    report.problems(),
                    report.problemCount());
            console.note(file + ": " + report.header());
            report.notes().forEach(note -> console.note(file + ": " + note));
            console.note(file + ": " + counted(report.rows(), "row") + ", " + counted(report.problemCount(), "problem")
                    + (report.toSend().isPresent() ? "" : "; an upload would be refused"));
        }
        return report.problemCount() == 0 ? ExitCode.COMPLETED : ExitCode.REJECTED;
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
