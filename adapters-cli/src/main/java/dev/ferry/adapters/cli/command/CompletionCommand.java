package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.wiring.CommandContext;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ferry completion}: prints a completion script for the shell. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a completion script for bash and zsh; use it with: source <(ferry completion)")
public final class CompletionCommand implements Callable<Integer> {

    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets the field before it calls the command
    private CommandSpec spec;

    public CompletionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        AutoComplete.bash("ferry", spec.root().commandLine())
                .lines()
                .forEach(line -> context.console().out().println(line));
        return ExitCode.COMPLETED.code();
    }
}
