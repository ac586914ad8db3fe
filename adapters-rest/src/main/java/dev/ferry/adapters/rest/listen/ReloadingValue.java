package dev.ferry.adapters.rest.listen;

import dev.ferry.application.async.Stages;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What was read from files, until they have changed and can be read again. Files that cannot be read, or that do not
 * yet belong together, leave what was read before in force.
 */
public final class ReloadingValue<T> implements Supplier<T> {

    private static final Logger LOG = System.getLogger(ReloadingValue.class.getName());

    private final List<Path> files;
    private final Callable<T> reader;
    private volatile T value;
    private String stamp;
    private String complaint = "";

    /**
     * Reads for the first time; blocks.
     *
     * @param reader reads them all
     * @throws IllegalArgumentException when they cannot be read; the message names them
     */
    public ReloadingValue(List<Path> files, Callable<T> reader) {
        this.files = files;
        this.reader = reader;
        try {
            this.stamp = stamp();
            this.value = reader.call();
        } catch (Exception e) {
            throw new IllegalArgumentException(complaint(e), e);
        }
    }

    @Override
    public T get() {
        return value;
    }

    /**
     * Reads again if a file has changed; blocks.
     *
     * @return whether there is something new
     */
    public synchronized boolean refresh() {
        try {
            var seen = stamp();
            if (seen.equals(stamp)) {
                return false;
            }
            value = reader.call();
            stamp = seen;
            complaint = "";
            LOG.log(Level.INFO, "read again: " + names());
            return true;
        } catch (Exception e) {
            complain(complaint(e));
            return false;
        }
    }

    /** Once, not at every look. */
    private void complain(String words) {
        if (!words.equals(complaint)) {
            complaint = words;
            LOG.log(Level.WARNING, words + "; what was read before stays in force");
        }
    }

    private String complaint(Exception failure) {
        var why = failure instanceof IllegalArgumentException ? failure.getMessage() : Stages.describe(failure);
        return "cannot use " + names() + ": " + why;
    }

    private String names() {
        return files.stream().map(Path::toString).collect(Collectors.joining(" and "));
    }

    /** Links are followed: those who renew files often swap a link. */
    private String stamp() throws IOException {
        var stamps = new StringBuilder();
        for (var file : files) {
            stamps.append(file.toRealPath())
                    .append(Files.getLastModifiedTime(file))
                    .append(' ')
                    .append(Files.size(file));
        }
        return stamps.toString();
    }
}
