package dev.ferry.adapters.files.folder;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Tells people what goes on, a line each. What lasts from scan to scan is told once, until it has been otherwise. */
public final class WatchMessages {

    private final Consumer<String> listener;
    private Set<String> standing = Set.of();
    private Set<String> seen = new HashSet<>();

    /**
     * Has told nothing yet.
     *
     * @param listener takes each line; what it throws is dropped, as it must not stop the watch
     */
    public WatchMessages(Consumer<String> listener) {
        this.listener = listener;
    }

    /**
     * Tells what has happened.
     *
     * @param line what; control characters, which a file's name may hold, are replaced
     */
    public void tell(String line) {
        try {
            listener.accept(line.replaceAll("\\p{Cntrl}", "·"));
        } catch (RuntimeException e) {
            // a line that nobody reads is no reason to stop
        }
    }

    /** Tells how things are, unless the scan before found them the same. */
    public void standing(String line) {
        if (seen.add(line) && !standing.contains(line)) {
            tell(line);
        }
    }

    /** Ends a scan: what it did not find any more is told anew should it come back. */
    public void endScan() {
        standing = seen;
        seen = new HashSet<>();
    }
}
