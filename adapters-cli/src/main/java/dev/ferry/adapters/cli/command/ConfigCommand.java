package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.output.Table;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.cli.wiring.Setting;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ferry config}: shows the settings and their sources. */
@Command(name = "config", mixinStandardHelpOptions = true, description = "Shows the settings.")
public final class ConfigCommand implements Callable<Integer> {

    private final CommandContext context;

    public ConfigCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        throw new UsageException("name a command for the settings: ferry config explain");
    }

    @Command(
            name = "explain",
            mixinStandardHelpOptions = true,
            description = "Shows every setting with its value and the value's source; secrets are masked.")
    int explain(
            @Option(names = "--json", description = "Print one JSON object for each setting, one a line.")
                    boolean json) {
        var settings = context.wiring().settings();
        if (json) {
            settings.forEach(setting -> context.console().out().println(json(setting)));
        } else {
            var table = new Table("SETTING", "VALUE", "SOURCE", "MEANING");
            settings.forEach(setting -> table.addRow(
                    setting.environment(),
                    setting.value() == null ? "-" : setting.value(),
                    setting.source(),
                    setting.meaning()));
            table.print(context.console().out());
        }
        return ExitCode.COMPLETED.code();
    }

    private static String json(Setting setting) {
        return JsonOutput.object()
                .put("key", setting.key())
                .put("environment", setting.environment())
                .put("value", setting.value())
                .put("source", setting.source())
                .put("meaning", setting.meaning())
                .toString();
    }
}
