package dev.ferry.adapters.cli.steer;

import dev.ferry.adapters.cli.desk.Desk;
import dev.ferry.adapters.cli.desk.ViewLines;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.wiring.Shell;
import dev.ferry.application.view.UploadView;
import dev.ferry.domain.submission.UploadId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A decision after which an upload goes on: it is written down first, and then the upload is seen to its end. */
abstract sealed class DecisionCommand implements Callable<Integer>
        permits RetryCommand, ResubmitCommand, SettleCommand {

    private final Shell shell;

    @Parameters(index = "0", paramLabel = "ID", description = "The upload's id, as 'ferry list' shows it.")
    private String id = "";

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Mixin
    private FollowOptions follow = new FollowOptions();

    @Option(
            names = "--async",
            description = "Only write the decision down; a running service, or 'ferry resume', carries it out.")
    private boolean async;

    DecisionCommand(Shell shell) {
        this.shell = shell;
    }

    /** Decides, on the upload that the user named. */
    abstract UploadView decide(Desk desk, UploadId upload);

    @Override
    public Integer call() {
        var upload = DeskOptions.id(id);
        var wiring = shell.wiring();
        try (var at = desk.open(shell, async ? wiring::offline : wiring::live)) {
            var decided = decide(at, upload);
            if (async || decided.nextAt() == null) {
                ViewLines.print(shell.console(), List.of(decided), desk.json());
                return ExitCode.COMPLETED.code();
            }
            return at.follow(List.of(upload), follow.following(desk.json())).code();
        }
    }
}
