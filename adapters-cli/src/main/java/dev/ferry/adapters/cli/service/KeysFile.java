package dev.ferry.adapters.cli.service;

import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.application.async.Stages;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The file of a service's keys, as the command line adds to it. */
final class KeysFile {

    private KeysFile() {}

    /** Adds a line, to a new file that only its owner can read if there is none. */
    static void append(Path file, String line) {
        try {
            make(file);
            var text = Files.readString(file);
            var apart = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
            Files.writeString(file, apart + line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UsageException("--to: " + file + " cannot be written: " + Stages.describe(e));
        }
    }

    private static void make(Path file) throws IOException {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            // it is to be added to
        }
    }
}
