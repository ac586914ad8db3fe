package dev.ferry.contracts.fake;

import java.time.Duration;
import java.time.InstantSource;

/** A store's clock, which stands still unless a test moves it: an injected one, or the database's own. */
public interface MovableClock extends InstantSource {

    /** Lets time pass. */
    void pass(Duration time);
}
