package dev.ferry.adapters.cli.manage;

import dev.ferry.adapters.cli.client.Following;
import dev.ferry.adapters.cli.input.DurationConverter;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that follow an upload to its end. */
final class FollowOptions {

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "30m",
            converter = DurationConverter.class,
            description = "How long to wait for the end, such as 90s or 1h (default: ${DEFAULT-VALUE}).")
    private Duration wait = Duration.ZERO;

    @Option(names = "--out", paramLabel = "DIR", description = "Also write each result to DIR/NAME.KIND.txt.")
    private @Nullable Path out;

    Following following(boolean json) {
        return new Following(wait, json, out);
    }
}
