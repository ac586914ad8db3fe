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
import dev.ferry.application.inmemory.InMemoryProcessingTimes;
import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.port.driven.EventLog;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.application.port.driven.Retention;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.application.port.driven.StoreStatsSource;
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
 * What Ferry remembers with: the ports of the journal and of the payloads, opened and closed together.
 *
 * @param journal the uploads
 * @param claims who works on which
 * @param events what happened
 * @param retention forgets what is over
 * @param statsSource how much there is
 * @param payloads the bytes
 * @param times how long the Platform took before
 * @param clock what everything in the store is compared with
 * @param shared the journal that other processes may work on too, empty when it is in memory
 * @param closing lets go of files, connections and threads
 */
public record Store(
        Journal journal,
        Claims claims,
        EventLog events,
        Retention retention,
        StoreStatsSource statsSource,
        Payloads payloads,
        ProcessingTimes times,
        InstantSource clock,
        Optional<SqlStore> shared,
        Runnable closing) {

    /**
     * Gone with the program.
     *
     * @param clock the machine's
     * @return an empty store
     */
    public static Store inMemory(InstantSource clock) {
        var journal = new InMemoryJournal(clock);
        var payloads = new InMemoryPayloads(clock);
        var times = new InMemoryProcessingTimes();
        return new Store(
                journal, journal, journal, journal, journal, payloads, times, clock, Optional.empty(), () -> {});
    }

    /**
     * Opens what the settings name.
     *
     * @param settings where Ferry remembers
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
     * @param settings where Ferry remembers
     * @param account whose uploads
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
     * The account's pace, where others may use it too.
     *
     * @param callsPerSecond what the account has
     * @param limiter is told how many of them this process may make
     * @return the pace, empty when nobody else can know of this store
     */
    public Optional<AccountRateLimit> pace(int callsPerSecond, IntConsumer limiter) {
        return shared.map(journal -> new RateShareLimiter(journal.pace(callsPerSecond), limiter));
    }

    /**
     * The world around a core.
     *
     * @param platform the remote system
     * @param scheduler goes by this store's clock
     * @param pace the account's pace, empty when nobody else uses it
     * @return all ports
     */
    public DrivenPorts with(Platform platform, Scheduler scheduler, Optional<AccountRateLimit> pace) {
        return new DrivenPorts(
                platform, journal, claims, events, retention, payloads, times, scheduler, pace.orElse(null));
    }

    private static Store onDisk(OnDisk files, InstantSource clock, IntConsumer commits) throws IOException {
        var journal = SqliteJournal.open(files.database(), clock, commits);
        var payloads = new SqlitePayloads(journal.crew(), payloads(files.dataFolder(), journal, clock));
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

    private static Store of(SqlStore journal, Payloads payloads, InstantSource clock, Runnable closing) {
        return new Store(
                journal.journal(),
                journal.claims(),
                journal.events(),
                journal.retention(),
                journal.statsSource(),
                payloads,
                journal.times(),
                clock,
                Optional.of(journal),
                closing);
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
