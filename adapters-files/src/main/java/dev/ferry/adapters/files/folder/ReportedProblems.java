package dev.ferry.adapters.files.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What the disk complains about, in words for people. */
public final class ReportedProblems {

    private ReportedProblems() {}

    /**
     * Words for a failure.
     *
     * @return one line
     */
    public static String words(Exception failure) {
        return switch (failure) {
            case NoSuchFileException gone -> gone.getFile() + " is not there";
            case AccessDeniedException denied -> "there is no permission for " + denied.getFile();
            case NotDirectoryException file -> file.getFile() + " is no folder";
            case FileSystemException other -> String.valueOf(other.getMessage());
            case IOException io -> io.getMessage() == null ? io.toString() : io.getMessage();
            default -> "unexpected: " + failure;
        };
    }
}
