package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.input.DurationConverter;
import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.adapters.cli.output.ExitCode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.adapters.cli.wiring.CommandContext;
import dev.ferry.application.async.Await;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driving.Prune.PruneResult;
import dev.ferry.application.port.driving.Prune.RetentionRule;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ferry prune}: deletes old uploads and data that is no longer needed. */
@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        description = "Deletes uploads that ended long ago, and the data sets and results that no upload needs.")
public final class PruneCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = "--older-than",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Only uploads that have not changed for this time, such as 30d; FERRY_RETENTION_AGE by"
                    + " default.")
    private @Nullable Duration age;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only uploads in these states: completed, rejected, failed, cancelled;"
                    + " FERRY_RETENTION_STATES by default.")
    private List<String> states = List.of();

    @Option(names = "--dry-run", description = "Change nothing; report what would be deleted.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    public PruneCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var rule = rule();
        try (var session = context.wiring().offline()) {
            print(Await.value(session.ferry().prune().prune(rule, dryRun)));
        }
        return ExitCode.COMPLETED.code();
    }

    private RetentionRule rule() {
        var settings = context.wiring().retention();
        var minimumAge = age == null ? settings.map(RetentionRule::age).orElse(null) : age;
        if (minimumAge == null) {
            throw new UsageException("no age is set; use --older-than, or set FERRY_RETENTION_AGE");
        }
        try {
            return new RetentionRule(
                    states.isEmpty() ? settings.map(RetentionRule::states).orElse(finalStates()) : namedStates(),
                    minimumAge);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Set<UploadState> namedStates() {
        return new HashSet<>(states.stream().map(ListCommand::state).toList());
    }

    private static Set<UploadState> finalStates() {
        return EnumSet.allOf(UploadState.class).stream()
                .filter(UploadState::isFinal)
                .collect(Collectors.toSet());
    }

    private void print(PruneResult pruned) {
        var out = context.console().out();
        if (json) {
            out.println(JsonOutput.object()
                    .put("dryRun", dryRun)
                    .put("uploads", pruned.uploadCount())
                    .put("payloads", pruned.payloads())
                    .put("bytes", pruned.bytes()));
        } else {
            out.println("%s %d uploads, %d data sets and results, %d bytes"
                    .formatted(
                            dryRun ? "would delete" : "deleted",
                            pruned.uploadCount(),
                            pruned.payloads(),
                            pruned.bytes()));
        }
    }
}
