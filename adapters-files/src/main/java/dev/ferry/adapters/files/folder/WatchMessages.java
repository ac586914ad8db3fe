package dev.ferry.adapters.files.folder;

import dev.ferry.domain.text.VisibleText;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reports messages for people, one line each. A state that lasts over several scans is reported once, until a scan no
 * longer finds it.
 */
public final class WatchMessages {

    private final Consumer<String> listener;
    private Set<String> previousScan = Set.of();
    private Set<String> thisScan = new HashSet<>();

    /**
     * Creates a reporter.
     *
     * @param listener receives each line; its exceptions are ignored, because they must not stop the watch
     */
    public WatchMessages(Consumer<String> listener) {
        this.listener = listener;
    }

    /**
     * Reports an event.
     *
     * @param line the message; control characters, which a file's name may contain, are escaped
     */
    public void report(String line) {
        try {
            listener.accept(VisibleText.line(line));
        } catch (RuntimeException e) {
            // a failing listener must not stop the watch
        }
    }

    /** Reports a state, unless this scan or the previous one found the same. */
    public void reportOnce(String line) {
        if (thisScan.add(line) && !previousScan.contains(line)) {
            report(line);
        }
    }

    /** Ends a scan: a state that the scan did not find is reported again when it returns. */
    public void endScan() {
        previousScan = thisScan;
        thisScan = new HashSet<>();
    }
}
