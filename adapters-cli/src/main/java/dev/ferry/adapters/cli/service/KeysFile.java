package dev.ferry.adapters.cli.service;

import dev.ferry.adapters.cli.input.UsageException;
import dev.ferry.application.async.Stages;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Appends keys to the file of a service's keys. */
final class KeysFile {

    private KeysFile() {}

    /** Appends a line. If there is no file, it creates one that only its owner can read. */
    static void append(Path file, String line) {
        try {
            createIfMissing(file);
            var text = Files.readString(file);
            var separator = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
            Files.writeString(file, separator + line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UsageException("--to: " + file + " cannot be written: " + Stages.describe(e));
        }
    }

    private static void createIfMissing(Path file) throws IOException {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            // the line is appended to the existing file
        }
    }
}
