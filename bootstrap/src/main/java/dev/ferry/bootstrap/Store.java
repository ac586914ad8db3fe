package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.store.disk.FilePayloads;
import dev.ferry.adapters.store.memory.MemoryJournal;
import dev.ferry.adapters.store.memory.MemoryPayloads;
import dev.ferry.adapters.store.sqlite.SqliteJournal;
import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.port.driven.EventLog;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.Retention;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.bootstrap.settings.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What Ferry remembers with: the ports of the journal and of the payloads, opened and closed together.
 *
 * @param journal the uploads
 * @param claims who works on which
 * @param events what happened
 * @param retention forgets what is over
 * @param payloads the bytes
 * @param claimFor claims it for an account, and tells whose it is
 * @param durable whether it outlives the program
 * @param closing lets go of files and threads
 */
record Store(
        Journal journal,
        Claims claims,
        EventLog events,
        Retention retention,
        Payloads payloads,
        Function<String, CompletionStage<String>> claimFor,
        boolean durable,
        Runnable closing) {

    /** Gone with the program. */
    static Store inMemory(InstantSource clock) {
        var journal = new MemoryJournal(clock);
        return new Store(
                journal,
                journal,
                journal,
                journal,
                new MemoryPayloads(clock),
                CompletableFuture::completedStage,
                false,
                () -> {});
    }

    /**
     * Opens what the settings name.
     *
     * @throws SettingsException when it cannot be opened; the message says what helps
     */
    static Store open(StoreSettings settings, InstantSource clock) {
        return settings.database()
                .map(file -> onDisk(file, settings.dataFolder(), clock))
                .orElseGet(() -> inMemory(clock));
    }

    /**
     * Opens what the settings name, for the uploads of one account only.
     *
     * @throws SettingsException when it cannot be opened, or holds another account's uploads
     */
    static Store open(StoreSettings settings, String account, InstantSource clock) {
        var store = open(settings, clock);
        var owner = value(store.claimFor.apply(account));
        if (!owner.equals(account)) {
            store.closing.run();
            throw new SettingsException(
                    "the store %s holds uploads of the account %s, and this is %s; name another with FERRY_STORE_URL, or set FERRY_STORE_ACCOUNT=%s if both are the same"
                            .formatted(settings.database().orElseThrow(), owner, account, owner));
        }
        return store;
    }

    DrivenPorts with(Platform platform, Scheduler scheduler) {
        return new DrivenPorts(platform, journal, claims, events, retention, payloads, scheduler);
    }

    /** Several stores may share a data folder: each keeps its bytes under its own name. */
    private static Store onDisk(Path file, Path dataFolder, InstantSource clock) {
        try {
            var journal = SqliteJournal.open(file, clock);
            var name = value(journal.id());
            var payloads = FilePayloads.open(dataFolder.resolve("payloads").resolve(name), clock);
            return new Store(
                    journal.journal(),
                    journal.claims(),
                    journal.events(),
                    journal.retention(),
                    payloads,
                    journal::claimFor,
                    true,
                    () -> {
                        journal.close();
                        payloads.close();
                    });
        } catch (IOException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }

    /** Opening is the only time when the program waits for its store. */
    private static <T> T value(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new SettingsException(String.valueOf(Stages.cause(e).getMessage()));
        }
    }
}
