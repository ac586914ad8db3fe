package dev.ferry.adapters.cli;

import dev.ferry.adapters.cli.command.RootCommand;
import dev.ferry.adapters.cli.input.CharsetConverter;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.Wiring;
import dev.ferry.domain.text.UnicodeText;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Runs commands from the command line. */
public final class FerryCommandLine {

    private FerryCommandLine() {}

    /**
     * Parses and runs a command on the calling thread, until the command ends. If standard output cannot be written,
     * the command has failed.
     *
     * @param version the version to print, one line
     * @return the exit code
     */
    public static int run(String[] args, Wiring wiring, Console console, String version) {
        for (var word : args) {
            if (!UnicodeText.isIntact(word)) {
                console.note(
                        "the argument '" + word + "' is not UTF-8; rename a file with such a name, and run Ferry with"
                                + " a UTF-8 locale such as LC_ALL=C.UTF-8");
                return ExitCode.USAGE.code();
            }
        }
        var exitCode =
                create(new CommandContext(wiring, console), version, args).execute(args);
        var failure = console.outputFailure();
        if (failure.isEmpty()) {
            return exitCode;
        }
        console.note("cannot write to standard output: " + failure.get());
        return ExitCode.withFailure(exitCode);
    }

    /** Creates a command line with the commands that the arguments need, or with all commands if there are none. */
    static CommandLine create(CommandContext context, String version, String... args) {
        var root = new RootCommand();
        var commandLine = new CommandLine(root);
        commandLine.getCommandSpec().version(version);
        Commands.namesNeededBy(args).forEach(name -> commandLine.addSubcommand(Commands.create(name, context)));
        var errorHandler = new ErrorHandler(context.console(), root);
        return commandLine
                .registerConverter(Charset.class, new CharsetConverter())
                .setOut(new PrintWriter(context.console().rawOut(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(context.console().rawErr(), true, StandardCharsets.UTF_8))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(context.console().color() ? Ansi.AUTO : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(parsed -> {
                    var help = CommandLine.executeHelpRequest(parsed);
                    if (help != null) {
                        return help;
                    }
                    context.wiring().choose(root.choice());
                    return new CommandLine.RunLast().execute(parsed);
                })
                .setParameterExceptionHandler(errorHandler)
                .setExecutionExceptionHandler(errorHandler);
    }
}
