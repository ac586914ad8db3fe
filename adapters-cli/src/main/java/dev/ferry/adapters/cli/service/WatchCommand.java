package dev.ferry.adapters.cli.service;

import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.wiring.CommandContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry watch}: uploads the files that appear in a folder. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Uploads the CSV files that appear in a folder, until it is stopped.")
public final class WatchCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "DIR", description = "The folder to watch.")
    private Path folder = Path.of("");

    @Option(names = "--sandbox", description = "Use an embedded sandbox instead of the Platform.")
    private boolean sandbox;

    public WatchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) {
            throw new UsageException(folder + " is not a folder; create it first");
        }
        var console = context.console();
        var service =
                context.wiring().watch(folder, sandbox, message -> console.err().println("ferry: " + message));
        console.err().println("ferry: watching " + folder + "; press Ctrl-C to stop");
        service.runUntilStopped();
        return ExitCode.COMPLETED.code();
    }
}
