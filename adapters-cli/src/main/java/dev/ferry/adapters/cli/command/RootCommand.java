package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.wiring.CommandContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ferry}: the root of all commands. */
@Command(
        name = "ferry",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Uploads data sets to the Platform and fetches the results.",
        footer = {
            "",
            "Settings come from FERRY_… variables and ferry.yaml; see 'ferry config explain'.",
            "Exit codes: 0 completed, 1 failed, 2 usage, 3 authentication, 4 rejected, 5 still running,",
            "            6 in doubt, 7 Platform unavailable, 130 interrupted."
        })
public final class RootCommand implements Callable<Integer> {

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets the field before it calls the command
    private CommandSpec spec;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show stack traces of failures.")
    private boolean verbose;

    public RootCommand(CommandContext context) {
        this.context = context;
    }

    /** Whether the user asked for stack traces with {@code -v}. */
    public boolean verbose() {
        return verbose;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(context.console().err());
        return ExitCode.USAGE.code();
    }
}
