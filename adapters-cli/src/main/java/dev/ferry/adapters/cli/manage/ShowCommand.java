package dev.ferry.adapters.cli.manage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.ferry.adapters.cli.client.UploadHistory;
import dev.ferry.adapters.cli.client.UploadLines;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.wiring.CommandContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ferry show}: shows everything about one upload. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows everything about one upload: its attempts and events, what the Platform said, and the"
                + " commands that are possible now.")
public final class ShowCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "ID", description = "The upload's id, as 'ferry list' shows it.")
    private String id = "";

    @Mixin
    private UploadClientOptions clientOptions = new UploadClientOptions();

    public ShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var client = clientOptions.open(context, context.wiring()::offline)) {
            print(client.history(client.resolve(id)));
        }
        return ExitCode.COMPLETED.code();
    }

    private void print(UploadHistory history) {
        var commands = NextCommands.of(history.upload(), clientOptions.serverOption());
        if (clientOptions.json()) {
            var json = JsonOutput.of(history.upload());
            ArrayNode events = json.putArray("events");
            history.events().forEach(events::add);
            var list = json.putArray("commands");
            commands.forEach(list::add);
            context.console().out().println(json);
        } else {
            UploadLines.printHistory(context.console(), history, commands);
        }
    }
}
