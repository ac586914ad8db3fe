package dev.ferry.contracts.fake;

import java.time.Duration;
import java.time.InstantSource;

/** The clock of a store under test, an injected one or the database's own. It moves only when a test moves it. */
public interface MovableClock extends InstantSource {

    /** Advances the clock. */
    void pass(Duration time);

    /** Sets the clock back. */
    void setBack(Duration time);
}
