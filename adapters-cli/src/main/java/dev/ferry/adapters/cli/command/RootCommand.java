package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.wiring.SettingsChoice;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets the field before it calls the command
    private CommandSpec spec;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show stack traces of failures.")
    private boolean verbose;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Read the settings from FILE instead of the usual ferry.yaml.")
    private @Nullable Path config;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Use the profile NAME of the file, such as another account.")
    private @Nullable String profile;

    /** Creates the command, before picocli reads its options. */
    public RootCommand() {}

    /** Whether the user asked for stack traces with {@code -v}. */
    public boolean verbose() {
        return verbose;
    }

    /** The configuration file and the profile that the user chose. */
    public SettingsChoice choice() {
        return new SettingsChoice(config, profile);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.code();
    }
}
