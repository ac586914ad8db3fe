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
 * A value read from files, and reads them again when they change. When the files cannot be read, or do not match each
 * other, the previous value stays in use.
 */
public final class ReloadingValue<T> implements Supplier<T> {

    private static final Logger LOG = System.getLogger(ReloadingValue.class.getName());

    private final List<Path> files;
    private final Callable<T> reader;
    private volatile T value;
    private String fingerprint;
    private String lastWarning = "";

    /**
     * Reads the files; blocks.
     *
     * @throws IllegalArgumentException when the files cannot be read; the message names them
     */
    public ReloadingValue(List<Path> files, Callable<T> reader) {
        this.files = files;
        this.reader = reader;
        try {
            this.fingerprint = fingerprint();
            this.value = reader.call();
        } catch (Exception e) {
            throw new IllegalArgumentException(message(e), e);
        }
    }

    @Override
    public T get() {
        return value;
    }

    /**
     * Reads the files again if one has changed; blocks.
     *
     * @return whether there is a new value
     */
    public synchronized boolean refresh() {
        try {
            var current = fingerprint();
            if (current.equals(fingerprint)) {
                return false;
            }
            value = reader.call();
            fingerprint = current;
            lastWarning = "";
            LOG.log(Level.INFO, "reloaded " + names());
            return true;
        } catch (Exception e) {
            warn(message(e));
            return false;
        }
    }

    /** Logs the same message only once in a row. */
    private void warn(String warning) {
        if (!warning.equals(lastWarning)) {
            lastWarning = warning;
            LOG.log(Level.WARNING, warning + "; the previous content stays in use");
        }
    }

    private String message(Exception failure) {
        var reason = failure instanceof IllegalArgumentException ? failure.getMessage() : Stages.describe(failure);
        return "cannot use " + names() + ": " + reason;
    }

    private String names() {
        return files.stream().map(Path::toString).collect(Collectors.joining(" and "));
    }

    /** Identifies the files' content. Follows links, because renewal tools often replace a link. */
    private String fingerprint() throws IOException {
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
