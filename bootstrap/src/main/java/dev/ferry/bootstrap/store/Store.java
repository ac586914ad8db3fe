package dev.ferry.bootstrap.store;

import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.store.disk.FilePayloads;
import dev.ferry.adapters.store.move.JournalMove;
import dev.ferry.adapters.store.postgres.PostgresStore;
import dev.ferry.adapters.store.sql.SqlStore;
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
import java.nio.file.Path;
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
        return open(settings, clock, size -> {}, true);
    }

    private static Store open(StoreSettings settings, InstantSource clock, IntConsumer commits, boolean usesReserve) {
        var store = openEvenIfMoved(settings, clock, commits, usesReserve);
        var target = store.shared.flatMap(journal -> join(new JournalMove(journal).movedTo()));
        if (target.isPresent()) {
            store.closing.run();
            throw new SettingsException(
                    "the store %s was moved to %s: set FERRY_STORE_URL to that; to finish an interrupted move, run: ferry store move --to URL"
                            .formatted(settings, target.get()));
        }
        return store;
    }

    static Store openEvenIfMoved(
            StoreSettings settings, InstantSource clock, IntConsumer commits, boolean usesReserve) {
        try {
            return switch (settings) {
                case InMemory nothing -> inMemory(clock);
                case OnDisk files -> onDisk(files, clock, commits, usesReserve);
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
     * @return the caller closes it
     * @throws SettingsException if the store cannot be opened or contains another account's uploads
     */
    public static Store open(StoreSettings settings, String account, InstantSource clock, IntConsumer commits) {
        var store = open(settings, clock, commits, false);
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

    private static Store onDisk(OnDisk files, InstantSource clock, IntConsumer commits, boolean usesReserve)
            throws IOException {
        var journal = SqliteJournal.open(files.database(), clock, commits, usesReserve);
        var payloads = new SqlitePayloads(journal.workers(), payloads(files.dataFolder(), journal, clock));
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
        var payloads = payloads(postgres.sharedFolder().get(), store.journal(), store.clock());
        return of(store.journal(), payloads, store.clock(), () -> {
            store.close();
            payloads.close();
        });
    }

    private static Store of(SqlStore sql, Payloads payloads, InstantSource clock, Runnable closing) {
        return new Store(sql.ports(), payloads, clock, Optional.of(sql), closing);
    }

    /** Opens the payload folder. Several stores may share a data folder, so each has a subfolder named by its id. */
    private static FilePayloads payloads(Path dataFolder, SqlStore journal, InstantSource clock) throws IOException {
        return FilePayloads.open(dataFolder.resolve("payloads").resolve(join(journal.id())), clock);
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
