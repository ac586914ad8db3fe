package dev.ferry.bootstrap.store;

import static dev.ferry.bootstrap.store.Store.join;

import dev.ferry.adapters.cli.wiring.MovedStore;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.store.move.JournalMove;
import dev.ferry.adapters.store.sql.SqlStore;
import dev.ferry.adapters.store.sqlite.OpenMode;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Payloads.Stored;
import dev.ferry.bootstrap.settings.StoreSettings;
import java.time.InstantSource;

/**
 * Moves the contents of one store to another. The old store is marked as moved before anything is copied, because two
 * stores with the same uploads would send them twice.
 *
 * @param clock the machine's clock
 */
public record StoreMove(StoreSettings from, StoreSettings to, InstantSource clock) {

    private static final int PAGE_SIZE = 100;

    /** The number and the size of the copied payloads. Payloads may be copied again after an interrupted move. */
    private record Copied(long count, long bytes) {}

    /**
     * Moves the store, or continues an interrupted move.
     *
     * @return the contents of the other store
     * @throws SettingsException if the move is not possible; the message says what to do
     */
    public MovedStore move() {
        if (from.toString().equals(to.toString())) {
            throw new SettingsException("the store %s cannot be moved to itself".formatted(from));
        }
        var old = Store.openEvenIfMoved(from, clock, size -> {}, new OpenMode(Long.MAX_VALUE, true));
        try {
            var other = Store.open(to, clock);
            try {
                return move(old, other);
            } finally {
                other.closing().run();
            }
        } finally {
            old.closing().run();
        }
    }

    private MovedStore move(Store old, Store other) {
        var source = journal(old, from);
        var target = journal(other, to);
        var id = join(source.id());
        if (!join(new JournalMove(target).canCopyFrom(id))) {
            throw new SettingsException("the store %s is not empty; name an empty one".formatted(to));
        }
        markMoved(new JournalMove(source));
        var copied = copy(old.payloads(), other.payloads());
        var moved = join(new JournalMove(target).copyFrom(id, new JournalMove(source)));
        return new MovedStore(
                from.toString(), to.toString(), moved.uploads(), moved.events(), copied.count(), copied.bytes());
    }

    private void markMoved(JournalMove source) {
        var earlier = join(source.movedTo());
        if (earlier.isPresent() && !earlier.get().equals(to.toString())) {
            throw new SettingsException("the store %s was moved to %s, or its move there is unfinished; name that store"
                    .formatted(from, earlier.get()));
        }
        if (!join(source.leaveFor(to.toString()))) {
            throw new SettingsException(
                    "Ferry is running on the store %s; stop every service and command first (after a kill, wait 30 seconds)"
                            .formatted(from));
        }
    }

    private static Copied copy(Payloads from, Payloads to) {
        var count = 0L;
        var bytes = 0L;
        Stored last = null;
        var page = join(from.stored(null, PAGE_SIZE));
        while (!page.isEmpty()) {
            for (var stored : page) {
                var ref = stored.ref();
                if (!join(to.contains(ref))) {
                    join(from.content(ref).open().thenCompose(to::store));
                }
                count++;
                bytes += ref.bytes();
                last = stored;
            }
            page = join(from.stored(last, PAGE_SIZE));
        }
        return new Copied(count, bytes);
    }

    private static SqlStore journal(Store store, StoreSettings settings) {
        return store.shared()
                .orElseThrow(() -> new SettingsException(
                        "the store %s ends with the program; name a durable store".formatted(settings)));
    }
}
