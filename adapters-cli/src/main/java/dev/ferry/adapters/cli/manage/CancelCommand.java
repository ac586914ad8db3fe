package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.client.UploadLines;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.json.UploadView;
import java.util.ArrayList;
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
        try (var client = clientOptions.open(context, context.wiring()::offline)) {
            var cancelled = new ArrayList<UploadView>();
            var exitCode =
                    EachUpload.apply(context.console(), ids, id -> cancelled.add(client.cancel(client.resolve(id))));
            if (!cancelled.isEmpty()) {
                UploadLines.print(context.console(), cancelled, clientOptions.json());
            }
            return exitCode.code();
        }
    }
}
