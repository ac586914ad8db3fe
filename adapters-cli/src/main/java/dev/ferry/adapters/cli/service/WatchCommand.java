package dev.ferry.adapters.cli.service;

import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.WatchRequest;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--overwrite",
            arity = "0",
            description = "Replace the data that the Platform has under the files' names.")
    private @Nullable Boolean overwrite;

    @Option(
            names = "--results",
            paramLabel = "KIND",
            split = ",",
            description = "The results to fetch, separated by commas; FERRY_WATCH_RESULTS by default.")
    private List<String> results = List.of();

    @Option(
            names = "--encoding",
            paramLabel = "CHARSET",
            description = "The files' charset; FERRY_WATCH_ENCODING by default.")
    private @Nullable Charset encoding;

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
        var request = new WatchRequest(folder, sandbox, overwrite, results, encoding);
        var service = context.wiring().watch(request, console::note);
        console.err().println("ferry: watching " + folder + "; press Ctrl-C to stop");
        service.runUntilStopped();
        return ExitCode.COMPLETED.code();
    }
}
