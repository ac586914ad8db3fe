package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.client.DeletedUpload;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.wiring.CommandContext;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ferry delete}: deletes uploads that have ended. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Deletes uploads that have ended, with their events, data sets and results. The Platform keeps"
                + " its data.")
public final class DeleteCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The uploads' ids, as 'ferry list' shows them.")
    private List<String> ids = List.of();

    @Mixin
    private UploadClientOptions clientOptions = new UploadClientOptions();

    public DeleteCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var client = clientOptions.open(context, context.wiring()::offline)) {
            return EachUpload.apply(context.console(), ids, id -> print(client.delete(client.resolve(id))))
                    .code();
        }
    }

    private void print(DeletedUpload deleted) {
        var out = context.console().out();
        if (clientOptions.json()) {
            out.println(JsonOutput.object()
                    .put("id", deleted.id())
                    .put("payloads", deleted.payloads())
                    .put("bytes", deleted.bytes()));
        } else {
            out.println("deleted %s, %d data sets and results, %d bytes"
                    .formatted(deleted.id(), deleted.payloads(), deleted.bytes()));
        }
    }
}
