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
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;

/**
 * An open store: the journal and the payloads, which are opened and closed together.
 *
 * @param clock the store's time, with which all times in it are compared
 * @param shared the SQL journal that other processes may use too; empty for a store in memory
 * @param closing closes files, connections and threads
 */
public record Store(
        JournalPorts journal, Payloads payloads, InstantSource clock, Optional<SqlStore> shared, Runnable closing) {

    /** An empty store that ends with the program. */
    public static Store inMemory(InstantSource clock) {
        var journal = new InMemoryJournal(clock);
        return new Store(journal.ports(), new InMemoryPayloads(clock), clock, Optional.empty(), () -> {});
    }

    /**
     * Opens what the settings name.
     *
     * @param clock the machine's
     * @return the store, to be closed
     * @throws SettingsException when it cannot be opened, or was left for another; the message says what helps
     */
    public static Store open(StoreSettings settings, InstantSource clock) {
        return open(settings, clock, size -> {});
    }

    private static Store open(StoreSettings settings, InstantSource clock, IntConsumer commits) {
        var store = openEvenIfLeft(settings, clock, commits);
        var other = store.shared.flatMap(journal -> value(new JournalMove(journal).movedTo()));
        if (other.isPresent()) {
            store.closing.run();
            throw new SettingsException(
                    "the store %s was moved to %s: set FERRY_STORE_URL to that; a move that was broken off is finished by: ferry store move --to URL"
                            .formatted(settings, other.get()));
        }
        return store;
    }

    static Store openEvenIfLeft(StoreSettings settings, InstantSource clock, IntConsumer commits) {
        try {
            return switch (settings) {
                case InMemory nothing -> inMemory(clock);
                case OnDisk files -> onDisk(files, clock, commits);
                case OnPostgres postgres -> onPostgres(postgres, commits);
            };
        } catch (IOException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Opens what the settings name, for the uploads of one account only.
     *
     * @param clock the machine's
     * @param commits is told how many writes each commit of the journal has held
     * @return the store, to be closed
     * @throws SettingsException when it cannot be opened, or holds another account's uploads
     */
    public static Store open(StoreSettings settings, String account, InstantSource clock, IntConsumer commits) {
        var store = open(settings, clock, commits);
        var owner =
                store.shared.map(journal -> value(journal.claimFor(account))).orElse(account);
        if (!owner.equals(account)) {
            store.closing.run();
            throw new SettingsException(
                    "the store %s holds uploads of the account %s, and this is %s; name another with FERRY_STORE_URL, or set FERRY_STORE_ACCOUNT=%s if both are the same"
                            .formatted(settings, owner, account, owner));
        }
        return store;
    }

    /**
     * Whether it outlives the program.
     *
     * @return false when it is gone with it
     */
    public boolean durable() {
        return shared.isPresent();
    }

    /**
     * The account's rate limit, where other processes may use the account too.
     *
     * @param callsPerSecond the whole account's rate
     * @param limiter receives this process's share of it
     * @return empty when no other process can use this store
     */
    public Optional<AccountRateLimit> rateLimit(int callsPerSecond, IntConsumer limiter) {
        return shared.map(sql -> new RateShareLimiter(sql.rateLimit(callsPerSecond), limiter));
    }

    /**
     * All driven ports of a core over this store.
     *
     * @param scheduler runs by this store's clock
     * @param rateLimit empty when no other process uses the account
     */
    public DrivenPorts with(Platform platform, Scheduler scheduler, Optional<AccountRateLimit> rateLimit) {
        return new DrivenPorts(platform, journal, payloads, scheduler, rateLimit.orElse(null));
    }

    private static Store onDisk(OnDisk files, InstantSource clock, IntConsumer commits) throws IOException {
        var journal = SqliteJournal.open(files.database(), clock, commits);
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

    /** Several stores may share a data folder: each keeps its bytes under its own name. */
    private static FilePayloads payloads(Path dataFolder, SqlStore journal, InstantSource clock) throws IOException {
        return FilePayloads.open(dataFolder.resolve("payloads").resolve(value(journal.id())), clock);
    }

    /** Opening is the only time when the program waits for its store. */
    static <T> T value(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new SettingsException(String.valueOf(Stages.cause(e).getMessage()));
        }
    }
}
