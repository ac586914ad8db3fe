package dev.ferry.bootstrap;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * The number of files and connections that this process may have open.
 *
 * @param max the limit of the operating system
 */
record OpenFileLimit(long max) {

    /** The runtime, the event loops, the store and its payload threads, and log files. */
    private static final long BASE = 200;

    /** An upload reads its data set, and has a connection to the Platform. */
    private static final long PER_UPLOAD = 2;

    /** The limit of this process; as good as unlimited if the operating system does not tell it. */
    static OpenFileLimit ofThisProcess() {
        return new OpenFileLimit(
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getMaxFileDescriptorCount()
                        : Long.MAX_VALUE);
    }

    /**
     * A warning if the limit is too low.
     *
     * @param uploads the number of uploads at a time
     * @param callers the number of connections of callers
     */
    Optional<String> warning(int uploads, int callers) {
        var needed = BASE + PER_UPLOAD * uploads + callers;
        return max >= needed
                ? Optional.empty()
                : Optional.of(
                        "warning: this process may open %d files and connections, and may need %d; raise the limit (ulimit -n %d, or LimitNOFILE=%d in the unit), or lower FERRY_SERVICE_SLOTS%s"
                                .formatted(
                                        max,
                                        needed,
                                        needed,
                                        needed,
                                        callers == 0 ? "" : " and FERRY_SERVICE_MAX_CONNECTIONS"));
    }
}
