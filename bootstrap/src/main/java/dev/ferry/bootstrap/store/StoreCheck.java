package dev.ferry.bootstrap.store;

import dev.ferry.adapters.cli.wiring.ExaminedItem;
import dev.ferry.adapters.cli.wiring.SettingsException;
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
 * Looks at the store as a doctor does: whether it can be written, whether there is room, and who can read it. What a
 * database server has on its own disks is for whoever runs it to look at.
 *
 * @param clock the machine's
 */
public record StoreCheck(StoreSettings settings, InstantSource clock) {

    /** With less than this a day's work may fill the disk. */
    private static final long LITTLE_ROOM = 256L << 20;

    /** Looks. */
    public List<ExaminedItem> examine() {
        return switch (settings) {
            case InMemory nothing ->
                List.of(new ExaminedItem("store", true, "in memory; nothing is kept when the program ends"));
            case OnDisk files -> examine(List.of(files.database(), files.dataFolder()));
            case OnPostgres postgres -> examine(postgres.sharedFolder().stream().toList());
        };
    }

    private List<ExaminedItem> examine(List<Path> places) {
        var findings = new ArrayList<ExaminedItem>();
        findings.add(writable());
        if (findings.getFirst().well() && !places.isEmpty()) {
            findings.add(room(places));
            findings.add(privacy(places));
        }
        return findings;
    }

    private ExaminedItem writable() {
        try {
            var store = Store.open(settings, clock);
            try {
                new ProbeStoreUseCase(store.journal().uploads(), store.payloads())
                        .probe()
                        .toCompletableFuture()
                        .join();
            } finally {
                store.closing().run();
            }
            return new ExaminedItem("store", true, settings + " can be written, and so can data sets and results");
        } catch (SettingsException e) {
            return new ExaminedItem("store", false, String.valueOf(e.getMessage()));
        } catch (CompletionException e) {
            return new ExaminedItem("store", false, Stages.describe(e));
        }
    }

    private static ExaminedItem room(List<Path> places) {
        try {
            var free = Long.MAX_VALUE;
            for (var place : places) {
                free = Math.min(free, Files.getFileStore(place).getUsableSpace());
            }
            var words = (free >> 20) + " MiB are free";
            return free < LITTLE_ROOM
                    ? new ExaminedItem("disk", false, words + "; make room, or Ferry can take nothing more")
                    : new ExaminedItem("disk", true, words);
        } catch (IOException e) {
            return new ExaminedItem("disk", false, Stages.describe(e));
        }
    }

    private static ExaminedItem privacy(List<Path> places) {
        var open = places.stream()
                .map(place -> Files.isDirectory(place) ? place.resolve("payloads") : place)
                .filter(StoreCheck::readableByOthers)
                .map(Path::toString)
                .toList();
        return open.isEmpty()
                ? new ExaminedItem("permissions", true, "the store is readable by its owner only")
                : new ExaminedItem(
                        "permissions", false, String.join(" and ", open) + " can be read by others; chmod go= them");
    }

    /** A secret's file, which nobody else need be able to read. */
    public static ExaminedItem secrecy(Path file) {
        return readableByOthers(file)
                ? new ExaminedItem("secrets", false, file + " can be read by others; chmod go= it")
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
