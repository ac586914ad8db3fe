package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.client.UploadClient;
import dev.ferry.adapters.cli.client.UploadLines;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.json.UploadView;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.domain.submission.UploadId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that records a decision about an upload, and then follows the upload to its end. */
abstract sealed class DecisionCommand implements Callable<Integer>
        permits RetryCommand, ResubmitCommand, SettleCommand {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "ID", description = "The upload's id, as 'ferry list' shows it.")
    private String id = "";

    @Mixin
    private UploadClientOptions clientOptions = new UploadClientOptions();

    @Mixin
    private FollowOptions follow = new FollowOptions();

    @Option(
            names = "--async",
            description = "Only record the decision; a running service or 'ferry resume' then acts on it.")
    private boolean async;

    @Option(
            names = "--over-newer",
            description = "Send it also if the data of a later upload of the same name was sent, and replace that.")
    private boolean overNewer;

    DecisionCommand(CommandContext context) {
        this.context = context;
    }

    /**
     * Records the decision about the upload.
     *
     * @param newer what happens to newer data of the same name
     */
    abstract UploadView decide(UploadClient client, UploadId upload, NewerData newer);

    @Override
    public Integer call() {
        var wiring = context.wiring();
        try (var client = clientOptions.open(context, async ? wiring::offline : wiring::live)) {
            var upload = client.resolve(id);
            var decided = decide(client, upload, overNewer ? NewerData.REPLACE : NewerData.KEEP);
            if (async || decided.nextAt() == null) {
                UploadLines.print(context.console(), List.of(decided), clientOptions.json());
                return ExitCode.COMPLETED.code();
            }
            return client.follow(List.of(upload), follow.following(clientOptions.json()))
                    .code();
        }
    }
}
