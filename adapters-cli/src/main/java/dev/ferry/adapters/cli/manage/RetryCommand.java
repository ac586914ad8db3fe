package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.client.UploadClient;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.json.UploadView;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.domain.submission.UploadId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ferry retry}: sends a failed upload again with the same data. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description = "Sends a failed upload again with the same data, as the next attempt.")
public final class RetryCommand extends DecisionCommand {

    @Option(names = "--overwrite", description = "Replace the data that the Platform has under the name.")
    private boolean overwrite;

    public RetryCommand(CommandContext context) {
        super(context);
    }

    @Override
    UploadView decide(UploadClient client, UploadId upload, NewerData newer) {
        return client.retry(upload, overwrite, newer);
    }
}
