package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.wire.SandboxAnswer;
import java.time.Duration;

/** The regular processing of a request. It is performed at most once. */
@FunctionalInterface
public interface RequestWork {

    /**
     * Performs the work: records the upload or issues the token.
     *
     * @return the correct answer
     */
    SandboxAnswer perform();

    /**
     * Performs the work; an upload takes {@code processing} to be processed.
     *
     * @return the correct answer
     */
    default SandboxAnswer performSlowly(Duration processing) {
        return perform();
    }
}
