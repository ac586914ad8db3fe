package dev.ferry.adapters.cli.client;

import dev.ferry.adapters.cli.input.InputFile;
import dev.ferry.adapters.cli.input.UsageException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;

/** The body of a request: a file, a pipe, or standard input. */
final class FileBody {

    private FileBody() {}

    /** A pipe has no size before it is read. */
    static BodyPublisher of(Path path) {
        if (path.equals(InputFile.STANDARD_INPUT)) {
            return BodyPublishers.ofInputStream(() -> System.in);
        }
        var file = InputFile.readable(path);
        try {
            return Files.isRegularFile(file)
                    ? BodyPublishers.ofFile(file)
                    : BodyPublishers.ofInputStream(() -> open(file));
        } catch (FileNotFoundException e) {
            throw new UsageException(file + " does not exist; check the path");
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
