package dev.ferry.adapters.cli.wiring;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of a watched folder. Each that is not given is a setting.
 *
 * @param overwrite whether the files may replace data that the Platform has under their names; null if not given
 * @param results the kinds of results to fetch; empty if not given
 * @param encoding the files' charset; null if not given
 */
public record WatchRequest(
        Path folder,
        boolean sandbox,
        @Nullable Boolean overwrite,
        List<String> results,
        @Nullable Charset encoding) {}
