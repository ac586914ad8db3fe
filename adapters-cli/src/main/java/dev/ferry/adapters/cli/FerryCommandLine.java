package dev.ferry.adapters.cli;

import dev.ferry.adapters.cli.command.RootCommand;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.Wiring;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line as a whole. */
public final class FerryCommandLine {

    private FerryCommandLine() {}

    /**
     * Parses and runs a command to its end, on the calling thread.
     *
     * @param version one line
     */
    public static int run(String[] args, Wiring wiring, Console console, String version) {
        return create(new CommandContext(wiring, console), version, args).execute(args);
    }

    /** A command line with the commands that these arguments need; with none, it has all. */
    static CommandLine create(CommandContext context, String version, String... args) {
        var root = new RootCommand(context);
        var line = new CommandLine(root);
        line.getCommandSpec().version(version);
        Commands.namesNeededBy(args).forEach(name -> line.addSubcommand(Commands.make(name, context)));
        var endings = new ErrorHandler(context.console(), root);
        return line.setOut(new PrintWriter(context.console().out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(context.console().err(), true, StandardCharsets.UTF_8))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(context.console().color() ? Ansi.AUTO : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(endings)
                .setExecutionExceptionHandler(endings);
    }
}
