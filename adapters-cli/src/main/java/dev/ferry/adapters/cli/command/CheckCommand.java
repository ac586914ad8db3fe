package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.input.InputFile;
import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.output.ProblemLines;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.application.async.Await;
import dev.ferry.application.port.driving.CheckDataset.CheckResult;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry check}: checks a file without sending it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks a CSV file against the schema. Nothing is sent.")
public final class CheckCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "FILE", description = "A CSV file.")
    private Path file = Path.of("");

    @Option(names = "--encoding", paramLabel = "CHARSET", description = "The file's charset (default: UTF-8).")
    private Charset encoding = StandardCharsets.UTF_8;

    @Option(names = "--allow-empty", description = "Check a file without rows too.")
    private boolean allowEmpty;

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    public CheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var content = InputFile.content(file);
        var check = context.wiring().check();
        return switch (Await.value(check.check(content, encoding, allowEmpty))) {
            case CheckResult.Unusable unusable ->
                throw new UsageException(file + ": " + InputFile.advice(unusable.reason(), unusable.remedy()));
            case CheckResult.Report report -> print(report).code();
        };
    }

    private ExitCode print(CheckResult.Report report) {
        var console = context.console();
        if (json) {
            var object = JsonOutput.object()
                    .put("file", file.toString())
                    .put("rows", report.rows())
                    .put("problemCount", report.problemCount());
            object.set("problems", JsonOutput.of(file.toString(), report.problems()));
            console.out().println(object);
        } else {
            ProblemLines.print(console.out(), file.toString(), report.problems(), report.problemCount());
            console.err()
                    .println("ferry: " + file + ": " + report.rows() + " rows, " + report.problemCount() + " problems");
        }
        return report.problemCount() == 0 ? ExitCode.COMPLETED : ExitCode.REJECTED;
    }
}
