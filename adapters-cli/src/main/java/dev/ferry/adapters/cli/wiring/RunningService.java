package dev.ferry.adapters.cli.wiring;

/** A service or a watched folder that runs until it is stopped. */
public interface RunningService {

    /** The base URL of the HTTP API, empty when there is none. */
    String url();

    /**
     * Waits for SIGTERM or SIGINT, then stops in order: it starts nothing new, lets running work finish, and releases
     * leases. A second signal ends the program at once; the next start continues the unfinished uploads.
     */
    void runUntilStopped();
}
