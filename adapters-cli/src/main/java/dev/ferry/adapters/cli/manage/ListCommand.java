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

/** {@code ferry list}: what Ferry has in its charge. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists uploads, the newest first.")
public final class ListCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only these: queued, in-doubt, processing, completed, rejected, failed or cancelled.")
    private List<String> states = List.of();

    @Option(names = "--name", paramLabel = "NAME", description = "Only uploads of this data set.")
    private @Nullable String name;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin
    private UploadClientOptions client = new UploadClientOptions();

    public ListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new UsageException("--limit: a list has at least 1 upload, not " + limit);
        }
        var selection =
                new UploadSelection(states.stream().map(ListCommand::state).collect(Collectors.toSet()), name, limit);
        try (var at = client.open(context, context.wiring()::offline)) {
            UploadLines.printList(context.console(), at.list(selection), client.json());
        }
        return ExitCode.COMPLETED.code();
    }

    static UploadState state(String word) {
        return UploadState.named(word)
                .orElseThrow(() -> new UsageException("--state: '" + word + "' is none of "
                        + Arrays.stream(UploadState.values())
                                .map(UploadState::word)
                                .collect(Collectors.joining(", "))));
    }
}
