package dev.ferry.adapters.cli.command;

import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.adapters.cli.wiring.Wiring;
import dev.ferry.application.async.Stages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * What every command works with.
 *
 * @param wiring starts what a command needs
 * @param console where it writes
 */
public record Shell(Wiring wiring, Console console) {

    Session open(boolean sandboxed) {
        return sandboxed ? wiring.sandboxed() : wiring.live();
    }

    /** Waits for a stage; what it failed with is thrown as it is, or, where it is checked, in the unchecked kind. */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            var cause = Stages.cause(e);
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (cause instanceof IOException io) {
                throw new UncheckedIOException(io);
            }
            throw e;
        }
    }
}
