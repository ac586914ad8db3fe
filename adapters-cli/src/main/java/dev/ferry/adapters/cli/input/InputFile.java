package dev.ferry.adapters.cli.input;

import dev.ferry.application.content.Content;
import dev.ferry.application.content.FileContent;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that users name. */
public final class InputFile {

    private InputFile() {}

    /**
     * A file that can be read. It is read by whoever asks for its pieces; a command has nothing else to do meanwhile.
     *
     * @throws UsageException when there is none, or it cannot be read
     */
    public static Content content(Path path) {
        return new FileContent(readable(path), Runnable::run);
    }

    /**
     * A file that can be read.
     *
     * @return the same
     * @throws UsageException when there is none, or it cannot be read
     */
    public static Path readable(Path path) {
        if (Files.isDirectory(path)) {
            throw new UsageException(path + " is a folder; name a file");
        }
        if (!Files.exists(path)) {
            throw new UsageException(path + " does not exist; check the path");
        }
        if (!Files.isReadable(path)) {
            throw new UsageException(path + " cannot be read; check its permissions");
        }
        return path;
    }
}
