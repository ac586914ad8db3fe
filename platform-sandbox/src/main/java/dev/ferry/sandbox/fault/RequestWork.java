package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.wire.SandboxAnswer;
import java.time.Duration;

/** What the sandbox does about a request when nothing goes wrong. It is done once, or never. */
@FunctionalInterface
public interface RequestWork {

    /**
     * Does it: from here on the record shows the upload, the token is granted.
     *
     * @return the true answer
     */
    SandboxAnswer done();

    /**
     * Does it in such a way that what comes of it takes its time.
     *
     * @return the true answer
     */
    default SandboxAnswer doneSlowly(Duration processing) {
        return done();
    }
}
