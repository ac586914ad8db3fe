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

/** {@code ferry prune}: makes room. */
@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        description = "Forgets uploads that ended long ago, and deletes data sets and results that no upload needs.")
public final class PruneCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = "--older-than",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Only what has not changed for so long, such as 30d; FERRY_RETENTION_AGE by default.")
    private @Nullable Duration age;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only these: completed, rejected, failed or cancelled; FERRY_RETENTION_STATES by default.")
    private List<String> states = List.of();

    @Option(names = "--dry-run", description = "Change nothing; say what would be done.")
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
        var usual = context.wiring().retention();
        var oldest = age == null ? usual.map(RetentionRule::age).orElse(null) : age;
        if (oldest == null) {
            throw new UsageException("nothing is ever old enough; say --older-than, or set FERRY_RETENTION_AGE");
        }
        try {
            return new RetentionRule(
                    states.isEmpty() ? usual.map(RetentionRule::states).orElse(ended()) : named(), oldest);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Set<UploadState> named() {
        return new HashSet<>(states.stream().map(ListCommand::state).toList());
    }

    private static Set<UploadState> ended() {
        return EnumSet.allOf(UploadState.class).stream()
                .filter(UploadState::isFinal)
                .collect(Collectors.toSet());
    }

    private void print(PruneResult tidied) {
        var out = context.console().out();
        if (json) {
            out.println(JsonOutput.object()
                    .put("dryRun", dryRun)
                    .put("uploads", tidied.uploadCount())
                    .put("payloads", tidied.payloads())
                    .put("bytes", tidied.bytes()));
        } else {
            out.println("%s %d uploads, %d data sets and results, %d bytes"
                    .formatted(
                            dryRun ? "would forget" : "forgot",
                            tidied.uploadCount(),
                            tidied.payloads(),
                            tidied.bytes()));
        }
    }
}
