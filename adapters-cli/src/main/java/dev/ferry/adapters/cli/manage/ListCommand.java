package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.client.UploadLines;
import dev.ferry.adapters.cli.client.UploadSelection;
import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.application.journal.UploadState;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry list}: lists the uploads of the store. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists uploads, newest first.")
public final class ListCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only uploads in these states: queued, in-doubt, processing, completed, rejected, failed,"
                    + " cancelled.")
    private List<String> states = List.of();

    @Option(names = "--name", paramLabel = "NAME", description = "Only uploads of this data set.")
    private @Nullable String name;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "The maximum number of uploads (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin
    private UploadClientOptions clientOptions = new UploadClientOptions();

    public ListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new UsageException("--limit: the limit must be at least 1, not " + limit);
        }
        var selection =
                new UploadSelection(states.stream().map(ListCommand::state).collect(Collectors.toSet()), name, limit);
        try (var client = clientOptions.open(context, context.wiring()::offline)) {
            UploadLines.printList(context.console(), client.list(selection), clientOptions.json());
        }
        return ExitCode.COMPLETED.code();
    }

    static UploadState state(String word) {
        return UploadState.named(word)
                .orElseThrow(() -> new UsageException("--state: '" + word + "' is not one of "
                        + Arrays.stream(UploadState.values())
                                .map(UploadState::word)
                                .collect(Collectors.joining(", "))));
    }
}
