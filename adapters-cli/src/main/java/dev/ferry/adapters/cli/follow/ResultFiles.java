package dev.ferry.adapters.cli.follow;

import dev.ferry.adapters.cli.output.OutputFile;
import dev.ferry.application.content.Content;
import dev.ferry.domain.platform.ResultKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes results as files in a folder. It renames a complete temporary file, so that a half-written result is never
 * visible.
 */
public final class ResultFiles {

    private ResultFiles() {}

    /** The part of the files' names that comes from the name of the data set. */
    public static String base(String datasetName) {
        return safe(datasetName);
    }

    /**
     * Writes results of an upload chunk by chunk. It creates the folder if it is missing. A result that cannot be
     * written does not keep the others from being written.
     *
     * @param name the data set's name
     * @return the failures, one line for each result that is not written
     */
    public static List<String> write(Path folder, String name, Map<ResultKind, Content> results) {
        var failures = new ArrayList<String>();
        results.forEach((kind, result) -> {
            var file = base(name) + "." + safe(kind.key()) + ".txt";
            try {
                Files.createDirectories(folder);
                OutputFile.write(folder.resolve(file), result);
            } catch (IOException | UncheckedIOException e) {
                failures.add("cannot write " + folder.resolve(file) + ": " + reason(folder, e));
            }
        });
        return failures;
    }

    private static String reason(Path folder, Exception thrown) {
        var failure = thrown instanceof UncheckedIOException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (failure instanceof FileAlreadyExistsException) {
            return folder + " is not a folder; name another one with --out";
        }
        var reason = failure instanceof FileSystemException system ? system.getReason() : null;
        if (reason != null) {
            return reason;
        }
        return failure.getClass() == IOException.class ? String.valueOf(failure.getMessage()) : failure.toString();
    }

    /** Replaces characters that could lead out of the folder: names come from users. */
    private static String safe(String name) {
        var replaced = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_");
        return replaced.startsWith(".") ? "_" + replaced.substring(1) : replaced;
    }
}
