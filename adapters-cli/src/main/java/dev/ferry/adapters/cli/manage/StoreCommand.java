package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.MovedStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ferry store}: what is done to a store as a whole. */
@Command(name = "store", mixinStandardHelpOptions = true, description = "Moves the store to another place.")
public final class StoreCommand implements Callable<Integer> {

    private final CommandContext context;

    public StoreCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        throw new UsageException("say what to do with the store: ferry store move --to URL");
    }

    @Command(
            name = "move",
            mixinStandardHelpOptions = true,
            description =
                    "Carries everything in the store of FERRY_STORE_URL over to another, empty one, and leaves the"
                            + " old one for good. Stop all services first. What was broken off is gone on with.")
    int move(
            @Option(
                            names = "--to",
                            paramLabel = "URL",
                            required = true,
                            description = "The other store: sqlite:PATH, or postgresql://USER@HOST:PORT/DATABASE with"
                                    + " its password in FERRY_STORE_PASSWORD.")
                    String to,
            @Option(names = "--json", description = "Print a JSON object.") boolean json) {
        print(context.wiring().moveStore(to), json);
        return ExitCode.COMPLETED.code();
    }

    private void print(MovedStore moved, boolean json) {
        var console = context.console();
        if (json) {
            console.out()
                    .println(JsonOutput.object()
                            .put("from", moved.from())
                            .put("to", moved.to())
                            .put("uploads", moved.uploads())
                            .put("events", moved.events())
                            .put("payloads", moved.payloads())
                            .put("bytes", moved.bytes()));
        } else {
            console.out()
                    .println("moved %d uploads, %d events, %d data sets and results, %d bytes"
                            .formatted(moved.uploads(), moved.events(), moved.payloads(), moved.bytes()));
            console.err().println("ferry: from now on, set FERRY_STORE_URL to " + moved.to());
        }
    }
}
