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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry resume}: continues unfinished uploads. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Continues uploads that an earlier command left unfinished: all of them, or the named ones.")
public final class ResumeCommand implements Callable<Integer> {

    private static final Set<UploadState> UNFINISHED =
            Set.of(UploadState.QUEUED, UploadState.IN_DOUBT, UploadState.PROCESSING);

    private final CommandContext context;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "The uploads' ids; all unfinished ones by default.")
    private List<String> ids = List.of();

    @Option(names = "--now", description = "Before that, lift the pause that the Platform asked for, on all nodes.")
    private boolean now;

    @Mixin
    private UploadClientOptions clientOptions = new UploadClientOptions();

    @Mixin
    private FollowOptions follow = new FollowOptions();

    public ResumeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var client = clientOptions.open(context, context.wiring()::live)) {
            if (now) {
                liftPause(client);
            }
            var uploads = ids.isEmpty()
                    ? unfinished(client)
                    : ids.stream().map(client::resolve).toList();
            if (uploads.isEmpty()) {
                context.console().err().println("ferry: there are no unfinished uploads");
                return ExitCode.COMPLETED.code();
            }
            return client.follow(uploads, follow.following(clientOptions.json()))
                    .code();
        }
    }

    private void liftPause(UploadClient client) {
        var message = client.liftPause()
                .map(end -> "ferry: lifted the pause that the Platform asked for until " + end)
                .orElse("ferry: there was no pause to lift");
        context.console().err().println(message);
    }

    /** The unfinished uploads, oldest first. */
    private static List<UploadId> unfinished(UploadClient client) {
        return client.list(new UploadSelection(UNFINISHED, null, Integer.MAX_VALUE)).reversed().stream()
                .map(UploadView::id)
                .map(UploadId::new)
                .toList();
    }
}
