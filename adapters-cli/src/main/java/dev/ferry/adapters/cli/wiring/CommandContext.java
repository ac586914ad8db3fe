package dev.ferry.adapters.cli.wiring;

import dev.ferry.adapters.cli.output.Console;

/** What every command works with. */
public record CommandContext(Wiring wiring, Console console) {

    /**
     * A Ferry that carries uploads.
     *
     * @param sandboxed whether against an embedded sandbox
     * @return the running Ferry, to be closed
     */
    public Session carrying(boolean sandboxed) {
        return sandboxed ? wiring.sandboxed() : wiring.live();
    }

    /**
     * A Ferry that asks questions.
     *
     * @param sandboxed whether of an embedded sandbox
     * @return the running Ferry, to be closed
     */
    public Session asking(boolean sandboxed) {
        return sandboxed ? wiring.sandboxed() : wiring.asking();
    }
}
