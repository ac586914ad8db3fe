package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.client.UploadClient;
import dev.ferry.adapters.cli.client.UploadSelection;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.adapters.json.UploadView;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.submission.UploadId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ferry resume}: goes on where a command or a machine was stopped. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Sees uploads to their end that an earlier command left behind: all of them, or those named.")
public final class ResumeCommand implements Callable<Integer> {

    private static final Set<UploadState> UNFINISHED =
            Set.of(UploadState.QUEUED, UploadState.IN_DOUBT, UploadState.PROCESSING);
    private static final int MOST = 1000;

    private final CommandContext context;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "The uploads' ids; all unfinished ones by default.")
    private List<String> ids = List.of();

    @Mixin
    private UploadClientOptions client = new UploadClientOptions();

    @Mixin
    private FollowOptions follow = new FollowOptions();

    public ResumeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var at = client.open(context, context.wiring()::live)) {
            var uploads = ids.isEmpty()
                    ? unfinished(at)
                    : ids.stream().map(UploadClientOptions::id).toList();
            if (uploads.isEmpty()) {
                context.console().err().println("ferry: nothing is left to be done");
                return ExitCode.COMPLETED.code();
            }
            return at.follow(uploads, follow.following(client.json())).code();
        }
    }

    /** The oldest first, as they were submitted. */
    private static List<UploadId> unfinished(UploadClient at) {
        return at.list(new UploadSelection(UNFINISHED, null, MOST)).reversed().stream()
                .map(UploadView::id)
                .map(UploadId::new)
                .toList();
    }
}
