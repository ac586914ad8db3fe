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
import dev.ferry.adapters.cli.manage.DataCommand;
import dev.ferry.adapters.cli.manage.DeleteCommand;
import dev.ferry.adapters.cli.manage.ListCommand;
import dev.ferry.adapters.cli.manage.PruneCommand;
import dev.ferry.adapters.cli.manage.ResubmitCommand;
import dev.ferry.adapters.cli.manage.ResumeCommand;
import dev.ferry.adapters.cli.manage.RetryCommand;
import dev.ferry.adapters.cli.manage.SettleCommand;
import dev.ferry.adapters.cli.manage.ShowCommand;
import dev.ferry.adapters.cli.manage.StoreCommand;
import dev.ferry.adapters.cli.service.KeyCommand;
import dev.ferry.adapters.cli.service.ServeCommand;
import dev.ferry.adapters.cli.service.WatchCommand;
import dev.ferry.adapters.cli.wiring.CommandContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The commands by name. Picocli reads every option of every registered command by reflection before it parses
 * arguments. So Ferry registers only the commands that the arguments can select.
 */
final class Commands {

    /** The names in the order of the help. */
    static final List<String> NAMES = List.of(
            "upload",
            "status",
            "results",
            "list",
            "show",
            "data",
            "resume",
            "retry",
            "resubmit",
            "cancel",
            "settle",
            "delete",
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

    /** The options of {@code ferry} itself that have a value in the next argument. */
    private static final Set<String> WITH_VALUE = Set.of("--config", "--profile");

    private Commands() {}

    /**
     * Returns the commands that the arguments can select. The first argument that is neither an option nor the value of
     * an option of {@code ferry} itself is the command. Without a command, with an unknown one and for
     * {@code completion}, all commands are needed.
     */
    static List<String> namesNeededBy(String... args) {
        return command(args)
                .filter(name -> NAMES.contains(name) && !name.equals("completion"))
                .map(List::of)
                .orElse(NAMES);
    }

    private static Optional<String> command(String... args) {
        var value = false;
        for (var word : args) {
            if (!value && !word.startsWith("-")) {
                return Optional.of(word);
            }
            value = !value && WITH_VALUE.contains(word);
        }
        return Optional.empty();
    }

    /** Creates the command object for picocli. */
    static Object create(String name, CommandContext context) {
        return switch (name) {
            case "upload" -> new UploadCommand(context);
            case "status" -> new StatusCommand(context);
            case "results" -> new ResultsCommand(context);
            case "list" -> new ListCommand(context);
            case "show" -> new ShowCommand(context);
            case "data" -> new DataCommand(context);
            case "resume" -> new ResumeCommand(context);
            case "retry" -> new RetryCommand(context);
            case "resubmit" -> new ResubmitCommand(context);
            case "cancel" -> new CancelCommand(context);
            case "settle" -> new SettleCommand(context);
            case "delete" -> new DeleteCommand(context);
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
            default -> throw new IllegalArgumentException("unknown command: " + name);
        };
    }
}
