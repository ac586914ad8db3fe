package dev.ferry.adapters.cli;

import dev.ferry.adapters.cli.command.CheckCommand;
import dev.ferry.adapters.cli.command.CompletionCommand;
import dev.ferry.adapters.cli.command.ConfigCommand;
import dev.ferry.adapters.cli.command.DemoCommand;
import dev.ferry.adapters.cli.command.DoctorCommand;
import dev.ferry.adapters.cli.command.ResultsCommand;
import dev.ferry.adapters.cli.command.RootCommand;
import dev.ferry.adapters.cli.command.SandboxCommand;
import dev.ferry.adapters.cli.command.StatusCommand;
import dev.ferry.adapters.cli.command.UploadCommand;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.service.KeyCommand;
import dev.ferry.adapters.cli.service.ServeCommand;
import dev.ferry.adapters.cli.service.WatchCommand;
import dev.ferry.adapters.cli.steer.CancelCommand;
import dev.ferry.adapters.cli.steer.ListCommand;
import dev.ferry.adapters.cli.steer.PruneCommand;
import dev.ferry.adapters.cli.steer.ResubmitCommand;
import dev.ferry.adapters.cli.steer.ResumeCommand;
import dev.ferry.adapters.cli.steer.RetryCommand;
import dev.ferry.adapters.cli.steer.SettleCommand;
import dev.ferry.adapters.cli.steer.StoreCommand;
import dev.ferry.adapters.cli.wiring.Shell;
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
     * @param args as the shell gave them
     * @param wiring starts what the command needs
     * @param console where it writes
     * @param version one line
     * @return the exit code
     */
    public static int run(String[] args, Wiring wiring, Console console, String version) {
        return create(new Shell(wiring, console), version).execute(args);
    }

    static CommandLine create(Shell shell, String version) {
        var root = new RootCommand(shell);
        var line = new CommandLine(root);
        line.getCommandSpec().version(version);
        line.addSubcommand(new UploadCommand(shell))
                .addSubcommand(new StatusCommand(shell))
                .addSubcommand(new ResultsCommand(shell))
                .addSubcommand(new ListCommand(shell))
                .addSubcommand(new ResumeCommand(shell))
                .addSubcommand(new RetryCommand(shell))
                .addSubcommand(new ResubmitCommand(shell))
                .addSubcommand(new CancelCommand(shell))
                .addSubcommand(new SettleCommand(shell))
                .addSubcommand(new PruneCommand(shell))
                .addSubcommand(new StoreCommand(shell))
                .addSubcommand(new WatchCommand(shell))
                .addSubcommand(new ServeCommand(shell))
                .addSubcommand(new KeyCommand(shell))
                .addSubcommand(new CheckCommand(shell))
                .addSubcommand(new SandboxCommand(shell))
                .addSubcommand(new DoctorCommand(shell))
                .addSubcommand(new ConfigCommand(shell))
                .addSubcommand(new DemoCommand(shell))
                .addSubcommand(new CompletionCommand(shell));
        var endings = new Endings(shell.console(), root);
        return line.setOut(new PrintWriter(shell.console().out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(shell.console().err(), true, StandardCharsets.UTF_8))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(shell.console().color() ? Ansi.AUTO : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(endings)
                .setExecutionExceptionHandler(endings);
    }
}
