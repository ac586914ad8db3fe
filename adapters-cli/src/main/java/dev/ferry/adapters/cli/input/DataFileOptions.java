package dev.ferry.adapters.cli.input;

import dev.ferry.domain.table.TableFormat;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that read data files. */
public final class DataFileOptions {

    @Option(
            names = "--encoding",
            paramLabel = "CHARSET",
            description = "The file's charset (default: UTF-8, or UTF-16 by its byte order mark).")
    private @Nullable Charset encoding;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            converter = DelimiterConverter.class,
            description = "The character between fields, such as ';', or tab (default: as in the file).")
    private @Nullable Character delimiter;

    @Option(names = "--allow-empty", description = "Take a file without rows too.")
    private boolean allowEmpty;

    /** What the user says about the form of the file. */
    public TableFormat format() {
        return new TableFormat(encoding == null ? null : encoding.name(), delimiter, null);
    }

    /** Whether a file may have no rows. */
    public boolean allowEmpty() {
        return allowEmpty;
    }
}
