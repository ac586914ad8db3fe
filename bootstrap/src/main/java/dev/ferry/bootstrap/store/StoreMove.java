package dev.ferry.bootstrap.store;

import static dev.ferry.bootstrap.store.Store.value;

import dev.ferry.adapters.cli.wiring.MovedStore;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.store.move.JournalMove;
import dev.ferry.adapters.store.sql.SqlStore;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Payloads.Stored;
import dev.ferry.bootstrap.settings.StoreSettings;
import java.time.InstantSource;

/**
 * Moves all that one store remembers to another. The old one is left before anything is copied: two stores with the
 * same uploads would send them twice.
 *
 * @param clock the machine's
 */
public record StoreMove(StoreSettings from, StoreSettings to, InstantSource clock) {

    private static final int PAGE = 100;

    /** Of the bytes, which may be copied before the journal, or again. */
    private record Copied(long count, long bytes) {}

    /**
     * Moves, or goes on with a move that was broken off.
     *
     * @return what the other store holds now
     * @throws SettingsException when that cannot be; the message says what helps
     */
    public MovedStore move() {
        if (from.toString().equals(to.toString())) {
            throw new SettingsException("the store %s is there already".formatted(from));
        }
        var old = Store.openEvenIfLeft(from, clock, size -> {});
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
        var id = value(source.id());
        if (!value(new JournalMove(target).mayTakeOver(id))) {
            throw new SettingsException("the store %s is not empty; name an empty one".formatted(to));
        }
        leave(new JournalMove(source));
        var copied = copy(old.payloads(), other.payloads());
        var moved = value(new JournalMove(target).takeOver(id, new JournalMove(source)));
        return new MovedStore(
                from.toString(), to.toString(), moved.uploads(), moved.events(), copied.count(), copied.bytes());
    }

    private void leave(JournalMove source) {
        var earlier = value(source.movedTo());
        if (earlier.isPresent() && !earlier.get().equals(to.toString())) {
            throw new SettingsException(
                    "the store %s was moved to %s, or is on its way there; name that".formatted(from, earlier.get()));
        }
        if (!value(source.leaveFor(to.toString()))) {
            throw new SettingsException(
                    "Ferry is at work on the store %s; stop every service and command first (one that was killed is forgotten after 30 seconds)"
                            .formatted(from));
        }
    }

    private static Copied copy(Payloads from, Payloads to) {
        var count = 0L;
        var bytes = 0L;
        Stored last = null;
        var page = value(from.stored(null, PAGE));
        while (!page.isEmpty()) {
            for (var stored : page) {
                var ref = stored.ref();
                if (!value(to.contains(ref))) {
                    value(from.content(ref).open().thenCompose(to::store));
                }
                count++;
                bytes += ref.bytes();
                last = stored;
            }
            page = value(from.stored(last, PAGE));
        }
        return new Copied(count, bytes);
    }

    private static SqlStore journal(Store store, StoreSettings settings) {
        return store.shared()
                .orElseThrow(() -> new SettingsException(
                        "the store %s is gone with the program; name one that lasts".formatted(settings)));
    }
}
