package dev.ferry.bootstrap.store;

import dev.ferry.adapters.cli.wiring.ExaminedItem;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.store.sqlite.OpenMode;
import dev.ferry.application.async.Stages;
import dev.ferry.application.usecase.ProbeStoreUseCase;
import dev.ferry.bootstrap.settings.StoreSettings;
import dev.ferry.bootstrap.settings.StoreSettings.InMemory;
import dev.ferry.bootstrap.settings.StoreSettings.OnDisk;
import dev.ferry.bootstrap.settings.StoreSettings.OnPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * Checks the store for {@code ferry doctor}: write access, a pause of the account, free disk space and file
 * permissions. It does not check the disks of a database server.
 *
 * @param clock the machine's clock
 */
public record StoreCheck(StoreSettings settings, InstantSource clock) {

    /** The minimum free disk space, in bytes; with less, a day's uploads may fill the disk. */
    private static final long MIN_FREE_BYTES = 256L << 20;

    /** Runs all checks of the store. */
    public List<ExaminedItem> examine() {
        return switch (settings) {
            case InMemory nothing ->
                List.of(new ExaminedItem("store", true, "in memory; its data is lost when the program ends"));
            case OnDisk files -> examine(List.of(files.database(), files.dataFolder()));
            case OnPostgres postgres -> examine(postgres.sharedFolder().stream().toList());
        };
    }

    private List<ExaminedItem> examine(List<Path> paths) {
        var findings = new ArrayList<>(examineContents());
        if (findings.getFirst().well() && !paths.isEmpty()) {
            findings.add(checkDiskSpace(paths));
            findings.add(checkPermissions(paths));
        }
        return findings;
    }

    private List<ExaminedItem> examineContents() {
        try {
            var store = Store.open(settings, clock, size -> {}, new OpenMode(Long.MAX_VALUE, true));
            try {
                new ProbeStoreUseCase(store.journal().uploads(), store.payloads())
                        .probe()
                        .toCompletableFuture()
                        .join();
                return List.of(
                        new ExaminedItem("store", true, settings + " is writable, and so are data sets and results"),
                        checkPause(store));
            } finally {
                store.closing().run();
            }
        } catch (SettingsException e) {
            return List.of(new ExaminedItem("store", false, String.valueOf(e.getMessage())));
        } catch (CompletionException e) {
            return List.of(new ExaminedItem("store", false, Stages.describe(e)));
        }
    }

    /** Looks for the pause that all processes of the store obey. */
    private static ExaminedItem checkPause(Store store) {
        return store.shared()
                .map(sql -> Store.join(sql.endOfPause()))
                .filter(store.clock().instant()::isBefore)
                .map(end -> new ExaminedItem(
                        "pause",
                        false,
                        "the Platform asked Ferry to pause until " + end + "; to lift it, run: ferry resume --now",
                        true))
                .orElseGet(() -> new ExaminedItem("pause", true, "none"));
    }

    private static ExaminedItem checkDiskSpace(List<Path> paths) {
        try {
            var free = Long.MAX_VALUE;
            for (var path : paths) {
                free = Math.min(free, Files.getFileStore(path).getUsableSpace());
            }
            var message = (free >> 20) + " MiB are free";
            return free < MIN_FREE_BYTES
                    ? new ExaminedItem("disk", false, message + "; free some space, or Ferry cannot accept uploads")
                    : new ExaminedItem("disk", true, message);
        } catch (IOException e) {
            return new ExaminedItem("disk", false, Stages.describe(e));
        }
    }

    private static ExaminedItem checkPermissions(List<Path> paths) {
        var open = paths.stream()
                .map(path -> Files.isDirectory(path) ? path.resolve("payloads") : path)
                .filter(StoreCheck::readableByOthers)
                .map(Path::toString)
                .toList();
        return open.isEmpty()
                ? new ExaminedItem("permissions", true, "the store is readable by its owner only")
                : new ExaminedItem(
                        "permissions",
                        false,
                        String.join(" and ", open) + " can be read by other users; run chmod go= on them");
    }

    /**
     * Checks that only the owner can read a file with a secret. Others are a warning only: an orchestrator may set the
     * permissions of mounted files.
     */
    public static ExaminedItem checkSecretFile(Path file) {
        return readableByOthers(file)
                ? new ExaminedItem("secrets", false, file + " can be read by other users; run chmod go= on it", true)
                : new ExaminedItem("secrets", true, file + " is readable by its owner only");
    }

    private static boolean readableByOthers(Path path) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                    .endsWith("------");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
