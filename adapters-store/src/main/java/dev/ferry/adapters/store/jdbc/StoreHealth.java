package dev.ferry.adapters.store.jdbc;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the first sign that a database is damaged, until the program ends: a database that works again after it was
 * found damaged may have lost data. Any thread.
 */
public final class StoreHealth {

    private static final Logger LOG = System.getLogger(StoreHealth.class.getName());

    private final AtomicReference<@Nullable IOException> damage = new AtomicReference<>();

    /** Remembers and logs the damage, unless an earlier one is known. */
    public void reportDamage(IOException failure) {
        if (damage.compareAndSet(null, failure)) {
            LOG.log(Level.ERROR, failure.getMessage());
        }
    }

    /** Returns the first damage, as a message that names the database and the remedy; empty if none is known. */
    public Optional<IOException> damage() {
        return Optional.ofNullable(damage.get());
    }
}
