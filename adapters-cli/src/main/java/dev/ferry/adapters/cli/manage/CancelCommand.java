package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.client.UploadLines;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.wiring.CommandContext;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ferry cancel}: cancels unfinished uploads. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Cancels unfinished uploads. Data that the Platform has accepted stays there.")
public final class CancelCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The uploads' ids, as 'ferry list' shows them.")
    private List<String> ids = List.of();

    @Mixin
    private UploadClientOptions clientOptions = new UploadClientOptions();

    public CancelCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var uploads = ids.stream().map(UploadClientOptions::id).toList();
        try (var client = clientOptions.open(context, context.wiring()::offline)) {
            var cancelled = uploads.stream().map(client::cancel).toList();
            UploadLines.print(context.console(), cancelled, clientOptions.json());
        }
        return ExitCode.COMPLETED.code();
    }
}
