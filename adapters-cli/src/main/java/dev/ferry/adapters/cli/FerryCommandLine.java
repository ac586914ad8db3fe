package dev.ferry.adapters.cli;

import dev.ferry.adapters.cli.command.RootCommand;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.Wiring;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Runs commands from the command line. */
public final class FerryCommandLine {

    private FerryCommandLine() {}

    /**
     * Parses and runs a command on the calling thread, until the command ends.
     *
     * @param version the version to print, one line
     * @return the exit code
     */
    public static int run(String[] args, Wiring wiring, Console console, String version) {
        return create(new CommandContext(wiring, console), version, args).execute(args);
    }

    /** Creates a command line with the commands that the arguments need, or with all commands if there are none. */
    static CommandLine create(CommandContext context, String version, String... args) {
        var root = new RootCommand(context);
        var commandLine = new CommandLine(root);
        commandLine.getCommandSpec().version(version);
        Commands.namesNeededBy(args).forEach(name -> commandLine.addSubcommand(Commands.create(name, context)));
        var errorHandler = new ErrorHandler(context.console(), root);
        return commandLine
                .setOut(new PrintWriter(context.console().out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(context.console().err(), true, StandardCharsets.UTF_8))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(context.console().color() ? Ansi.AUTO : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(errorHandler)
                .setExecutionExceptionHandler(errorHandler);
    }
}
