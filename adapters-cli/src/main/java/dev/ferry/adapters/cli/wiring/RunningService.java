package dev.ferry.adapters.cli.wiring;

/** Something that runs until it is told to stop. */
public interface RunningService {

    /**
     * Where its HTTP API is.
     *
     * @return the base URL, empty when it has none
     */
    String url();

    /**
     * Waits until SIGTERM or SIGINT, then stops in order: nothing new is taken on, what is under way may end, leases
     * are given back. A second signal ends the program at once; what was under way is found by the next start.
     */
    void runUntilStopped();
}
