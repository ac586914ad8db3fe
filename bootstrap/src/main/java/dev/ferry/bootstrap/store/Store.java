package dev.ferry.bootstrap.store;

import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.store.disk.FilePayloads;
import dev.ferry.adapters.store.move.JournalMove;
import dev.ferry.adapters.store.postgres.PostgresStore;
import dev.ferry.adapters.store.sql.SqlStore;
import dev.ferry.adapters.store.sqlite.OpenMode;
import dev.ferry.adapters.store.sqlite.SqliteJournal;
import dev.ferry.adapters.store.sqlite.SqlitePayloads;
import dev.ferry.application.async.Stages;
import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.inmemory.InMemoryPayloads;
import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.port.driven.JournalPorts;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.bootstrap.settings.StoreSettings;
import dev.ferry.bootstrap.settings.StoreSettings.InMemory;
import dev.ferry.bootstrap.settings.StoreSettings.OnDisk;
import dev.ferry.bootstrap.settings.StoreSettings.OnPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;

/**
 * An open store: the journal and the payloads, which are opened and closed together.
 *
 * @param clock the store's clock; all times in the store are compared with it
 * @param shared the SQL store, which other processes may also use; empty for a store in memory
 * @param closing closes files, connections and threads
 */
public record Store(
        JournalPorts journal, Payloads payloads, InstantSource clock, Optional<SqlStore> shared, Runnable closing) {

    /** The largest SQLite file that a command checks at its start: this takes less than a tenth of a second. */
    public static final long CHECKED_BY_COMMAND = 32L << 20;

    /** The largest SQLite file that a service checks at its start: this takes about three seconds. */
    public static final long CHECKED_BY_SERVICE = 1L << 30;

    /** Creates an empty store in memory, which ends with the program. */
    public static Store inMemory(InstantSource clock) {
        var journal = new InMemoryJournal(clock);
        return new Store(journal.ports(), new InMemoryPayloads(clock), clock, Optional.empty(), () -> {});
    }

    /**
     * Opens the store of the settings, to read and to delete: on a full disk it uses the space that is reserved for
     * that.
     *
     * @param clock the machine's clock
     * @return the caller closes it
     * @throws SettingsException if the store cannot be opened or was moved; the message says what to do
     */
    public static Store open(StoreSettings settings, InstantSource clock) {
        return open(settings, clock, size -> {}, new OpenMode(CHECKED_BY_COMMAND, true));
    }

    static Store open(StoreSettings settings, InstantSource clock, IntConsumer commits, OpenMode mode) {
        var store = openEvenIfMoved(settings, clock, commits, mode);
        var target = store.shared.flatMap(journal -> join(new JournalMove(journal).movedTo()));
        if (target.isPresent()) {
            store.closing.run();
            throw new SettingsException(
                    "the store %s was moved to %s: set FERRY_STORE_URL to that; to finish an interrupted move, run: ferry store move --to URL"
                            .formatted(settings, target.get()));
        }
        return store;
    }

    static Store openEvenIfMoved(StoreSettings settings, InstantSource clock, IntConsumer commits, OpenMode mode) {
        try {
            return switch (settings) {
                case InMemory nothing -> inMemory(clock);
                case OnDisk files -> onDisk(files, clock, commits, mode);
                case OnPostgres postgres -> onPostgres(postgres, commits);
            };
        } catch (IOException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Opens the store of the settings for the uploads of one account only.
     *
     * @param clock the machine's clock
     * @param commits gets the number of writes of each commit of the journal
     * @param maxCheckedBytes the largest SQLite file whose structure is checked
     * @return the caller closes it
     * @throws SettingsException if the store cannot be opened or contains another account's uploads
     */
    public static Store open(
            StoreSettings settings, String account, InstantSource clock, IntConsumer commits, long maxCheckedBytes) {
        var store = open(settings, clock, commits, new OpenMode(maxCheckedBytes, false));
        var owner = store.shared
                .map(journal -> join(journal.assignAccount(account)))
                .orElse(account);
        if (!owner.equals(account)) {
            store.closing.run();
            throw new SettingsException(
                    "the store %s contains uploads of the account %s, but the settings name %s; choose another store with FERRY_STORE_URL, or set FERRY_STORE_ACCOUNT=%s if both are the same account"
                            .formatted(settings, owner, account, owner));
        }
        return store;
    }

    /** Whether the store outlives the program. */
    public boolean durable() {
        return shared.isPresent();
    }

    /**
     * The account's rate limit, which is shared with other processes.
     *
     * @param callsPerSecond the whole account's rate
     * @param longestPause the longest pause of the account
     * @param limiter gets this process's share of the rate
     * @return empty if no other process can use this store
     */
    public Optional<AccountRateLimit> rateLimit(int callsPerSecond, Duration longestPause, IntConsumer limiter) {
        return shared.map(sql -> new LimitingAccountRateLimit(sql.rateLimit(callsPerSecond, longestPause), limiter));
    }

    /**
     * Creates the driven ports of a core that uses this store.
     *
     * @param scheduler uses this store's clock
     * @param rateLimit empty if no other process uses the account
     */
    public DrivenPorts drivenPorts(Platform platform, Scheduler scheduler, Optional<AccountRateLimit> rateLimit) {
        return new DrivenPorts(platform, journal, payloads, scheduler, rateLimit.orElse(null));
    }

    private static Store onDisk(OnDisk files, InstantSource clock, IntConsumer commits, OpenMode mode)
            throws IOException {
        var folder = DataFolder.ofFile(files.dataFolder(), files.database());
        if (SqliteJournal.isNew(files.database())) {
            folder.require(Optional.empty());
        }
        var journal = SqliteJournal.open(files.database(), clock, commits, mode);
        var payloads = new SqlitePayloads(journal.workers(), payloads(folder, journal, clock, journal::close));
        return of(journal, payloads, clock, () -> {
            journal.close();
            payloads.close();
        });
    }

    private static Store onPostgres(OnPostgres postgres, IntConsumer commits) throws IOException {
        var store = PostgresStore.open(postgres.address(), commits);
        if (postgres.sharedFolder().isEmpty()) {
            return of(store.journal(), store.payloads(), store.clock(), store::close);
        }
        var folder = new DataFolder(
                postgres.sharedFolder().get(),
                postgres.address().toString(),
                postgres.address().toString());
        var payloads = payloads(folder, store.journal(), store.clock(), store::close);
        return of(store.journal(), payloads, store.clock(), () -> {
            store.close();
            payloads.close();
        });
    }

    /** Opens the payloads of a journal; closes the journal if it is not theirs. */
    private static FilePayloads payloads(DataFolder folder, SqlStore journal, InstantSource clock, Runnable close)
            throws IOException {
        try {
            var id = join(journal.id());
            folder.require(Optional.of(id));
            return folder.open(id, clock);
        } catch (IOException | RuntimeException e) {
            close.run();
            throw e;
        }
    }

    private static Store of(SqlStore sql, Payloads payloads, InstantSource clock, Runnable closing) {
        return new Store(sql.ports(), payloads, clock, Optional.of(sql), closing);
    }

    /** Waits for a stage; used only to open, check and move stores. */
    static <T> T join(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new SettingsException(String.valueOf(Stages.cause(e).getMessage()));
        }
    }
}
