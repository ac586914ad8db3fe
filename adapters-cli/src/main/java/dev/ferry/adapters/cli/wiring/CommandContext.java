package dev.ferry.adapters.cli.wiring;

import dev.ferry.adapters.cli.output.Console;

/** The wiring and the console that every command uses. */
public record CommandContext(Wiring wiring, Console console) {

    /**
     * Starts a Ferry that processes uploads.
     *
     * @return the running Ferry, to be closed
     */
    public Session live(boolean sandboxed) {
        return sandboxed ? wiring.sandboxed() : wiring.live();
    }

    /**
     * Starts a Ferry without a store, for requests to the Platform.
     *
     * @return the running Ferry, to be closed
     */
    public Session withoutStore(boolean sandboxed) {
        return sandboxed ? wiring.sandboxed() : wiring.withoutStore();
    }
}
