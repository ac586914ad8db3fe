package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.MovedStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ferry store}: moves a store. */
@Command(name = "store", mixinStandardHelpOptions = true, description = "Moves the store to another place.")
public final class StoreCommand implements Callable<Integer> {

    private final CommandContext context;

    public StoreCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        throw new UsageException("name a command for the store: ferry store move --to URL");
    }

    @Command(
            name = "move",
            mixinStandardHelpOptions = true,
            description =
                    "Moves everything from the store in FERRY_STORE_URL to another, empty store. The old store can no"
                            + " longer be used. Stop all services first. To continue an interrupted move, run the"
                            + " command again.")
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
            console.err().println("ferry: now set FERRY_STORE_URL to " + moved.to());
        }
    }
}
