package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.client.UploadClient;
import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.json.UploadView;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.domain.submission.UploadId;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ferry settle}: records a person's decision about an upload in doubt. */
@Command(
        name = "settle",
        mixinStandardHelpOptions = true,
        description = "Decides about an upload in doubt: the Platform may or may not have its data.")
public final class SettleCommand extends DecisionCommand {

    @Parameters(
            index = "1",
            paramLabel = "HOW",
            description = {
                "overwrite: send it again with Overwrite=true;",
                "retry: send it again unchanged;",
                "give-up: send nothing and mark it as failed."
            })
    private String how = "";

    public SettleCommand(CommandContext context) {
        super(context);
    }

    @Override
    UploadView decide(UploadClient client, UploadId upload, NewerData newer) {
        return client.settle(upload, settlement(), newer);
    }

    private Settlement settlement() {
        return Arrays.stream(Settlement.values())
                .filter(settlement -> settlement.word().equals(how))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("'" + how + "' is not a decision; write overwrite, retry or give-up"));
    }
}
