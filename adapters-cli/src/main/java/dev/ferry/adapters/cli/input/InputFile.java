package dev.ferry.adapters.cli.input;

import dev.ferry.application.content.Content;
import dev.ferry.application.content.FileContent;
import dev.ferry.application.content.UnusableDataException.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks files that users name. */
public final class InputFile {

    private InputFile() {}

    /** The name of standard input on the command line. */
    public static final Path STANDARD_INPUT = Path.of("-");

    /**
     * Returns the content of a file, of a pipe, or of standard input. It is read on the thread that requests its
     * chunks.
     *
     * @throws UsageException when the file does not exist or cannot be read
     */
    public static Content content(Path path) {
        if (path.equals(STANDARD_INPUT)) {
            return new PipeContent(() -> System.in);
        }
        var file = readable(path);
        return Files.isRegularFile(file)
                ? new FileContent(file, Runnable::run)
                : new PipeContent(() -> Files.newInputStream(file));
    }

    /** What to do about the problems of a file, behind their number. */
    public static String problems(long count) {
        return "it has " + count + (count == 1 ? " problem" : " problems")
                + "; correct them, or name the columns and formats of such files in the settings";
    }

    /**
     * Adds the option that helps, if there is one, to the reason why a file cannot be sent.
     *
     * @param reason one line
     */
    public static String advice(String reason, Remedy remedy) {
        return switch (remedy) {
            case NAME_ENCODING -> reason + " (--encoding)";
            case ALLOW_EMPTY -> reason + " (--allow-empty)";
            case CORRECT_DATA -> reason;
        };
    }

    /**
     * Checks that a file can be read.
     *
     * @return the same path
     * @throws UsageException when the file does not exist or cannot be read
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
