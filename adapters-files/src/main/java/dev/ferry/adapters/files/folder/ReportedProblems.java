package dev.ferry.adapters.files.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Describes failures of the disk for people. */
public final class ReportedProblems {

    private ReportedProblems() {}

    /** Describes a failure in one line. */
    public static String describe(Exception failure) {
        return switch (failure) {
            case NoSuchFileException gone -> gone.getFile() + " does not exist";
            case AccessDeniedException denied -> "there is no permission to access " + denied.getFile();
            case NotDirectoryException file -> file.getFile() + " is not a folder";
            case FileSystemException other -> String.valueOf(other.getMessage());
            case IOException io -> io.getMessage() == null ? io.toString() : io.getMessage();
            default -> "unexpected: " + failure;
        };
    }
}
