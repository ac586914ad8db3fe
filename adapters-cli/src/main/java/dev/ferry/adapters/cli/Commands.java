package dev.ferry.adapters.cli;

import dev.ferry.adapters.cli.command.CheckCommand;
import dev.ferry.adapters.cli.command.CompletionCommand;
import dev.ferry.adapters.cli.command.ConfigCommand;
import dev.ferry.adapters.cli.command.DemoCommand;
import dev.ferry.adapters.cli.command.DoctorCommand;
import dev.ferry.adapters.cli.command.ResultsCommand;
import dev.ferry.adapters.cli.command.SandboxCommand;
import dev.ferry.adapters.cli.command.StatusCommand;
import dev.ferry.adapters.cli.command.UploadCommand;
import dev.ferry.adapters.cli.manage.CancelCommand;
import dev.ferry.adapters.cli.manage.ListCommand;
import dev.ferry.adapters.cli.manage.PruneCommand;
import dev.ferry.adapters.cli.manage.ResubmitCommand;
import dev.ferry.adapters.cli.manage.ResumeCommand;
import dev.ferry.adapters.cli.manage.RetryCommand;
import dev.ferry.adapters.cli.manage.SettleCommand;
import dev.ferry.adapters.cli.manage.StoreCommand;
import dev.ferry.adapters.cli.service.KeyCommand;
import dev.ferry.adapters.cli.service.ServeCommand;
import dev.ferry.adapters.cli.service.WatchCommand;
import dev.ferry.adapters.cli.wiring.CommandContext;
import java.util.Arrays;
import java.util.List;

/**
 * The commands by name. Picocli reads every option of every command that it is given by reflection, before it looks at
 * a single argument, so it is given those only that the arguments can lead to.
 */
final class Commands {

    /** In the order of the help. */
    static final List<String> NAMES = List.of(
            "upload",
            "status",
            "results",
            "list",
            "resume",
            "retry",
            "resubmit",
            "cancel",
            "settle",
            "prune",
            "store",
            "watch",
            "serve",
            "key",
            "check",
            "sandbox",
            "doctor",
            "config",
            "demo",
            "completion");

    private Commands() {}

    /**
     * The commands that a line can lead to. Options of {@code ferry} itself take no value, so the first word that is
     * none is the command. Whoever names no command, or an unknown one, is told about all of them; so is the shell that
     * wants to complete them.
     */
    static List<String> namesNeededBy(String... args) {
        return Arrays.stream(args)
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .filter(name -> NAMES.contains(name) && !name.equals("completion"))
                .map(List::of)
                .orElse(NAMES);
    }

    /** A command, ready to be given to picocli. */
    static Object make(String name, CommandContext context) {
        return switch (name) {
            case "upload" -> new UploadCommand(context);
            case "status" -> new StatusCommand(context);
            case "results" -> new ResultsCommand(context);
            case "list" -> new ListCommand(context);
            case "resume" -> new ResumeCommand(context);
            case "retry" -> new RetryCommand(context);
            case "resubmit" -> new ResubmitCommand(context);
            case "cancel" -> new CancelCommand(context);
            case "settle" -> new SettleCommand(context);
            case "prune" -> new PruneCommand(context);
            case "store" -> new StoreCommand(context);
            case "watch" -> new WatchCommand(context);
            case "serve" -> new ServeCommand(context);
            case "key" -> new KeyCommand(context);
            case "check" -> new CheckCommand(context);
            case "sandbox" -> new SandboxCommand(context);
            case "doctor" -> new DoctorCommand(context);
            case "config" -> new ConfigCommand(context);
            case "demo" -> new DemoCommand(context);
            case "completion" -> new CompletionCommand(context);
            default -> throw new IllegalArgumentException("no command is called " + name);
        };
    }
}
