package dev.ferry.bootstrap;

import dev.ferry.adapters.cli.wiring.Examined;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.application.async.Stages;
import dev.ferry.application.usecase.ProbeStoreUseCase;
import dev.ferry.bootstrap.settings.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * Looks at the store as a doctor does: whether it can be written, whether there is room, and who can read it.
 *
 * @param settings which store
 */
record StoreExamination(StoreSettings settings) {

    /** With less than this a day's work may fill the disk. */
    private static final long LITTLE_ROOM = 256L << 20;

    List<Examined> examine() {
        if (settings.database().isEmpty()) {
            return List.of(new Examined("store", true, "in memory; nothing is kept when the program ends"));
        }
        var findings = new ArrayList<Examined>();
        var database = settings.database().get();
        findings.add(writable(database));
        if (findings.getFirst().well()) {
            findings.add(room(database));
            findings.add(privacy(database));
        }
        return findings;
    }

    private Examined writable(Path database) {
        try {
            var store = Store.open(settings, InstantSource.system());
            try {
                new ProbeStoreUseCase(store.journal(), store.payloads())
                        .probe()
                        .toCompletableFuture()
                        .join();
            } finally {
                store.closing().run();
            }
            return new Examined("store", true, database + " and " + settings.dataFolder() + " can be written");
        } catch (SettingsException e) {
            return new Examined("store", false, String.valueOf(e.getMessage()));
        } catch (CompletionException e) {
            return new Examined("store", false, Stages.describe(e));
        }
    }

    private Examined room(Path database) {
        try {
            var free = Math.min(
                    Files.getFileStore(database).getUsableSpace(),
                    Files.getFileStore(settings.dataFolder()).getUsableSpace());
            var words = (free >> 20) + " MiB are free";
            return free < LITTLE_ROOM
                    ? new Examined("disk", false, words + "; make room, or Ferry can take nothing more")
                    : new Examined("disk", true, words);
        } catch (IOException e) {
            return new Examined("disk", false, Stages.describe(e));
        }
    }

    private Examined privacy(Path database) {
        var open = Stream.of(database, settings.dataFolder().resolve("payloads"))
                .filter(StoreExamination::readableByOthers)
                .map(Path::toString)
                .toList();
        return open.isEmpty()
                ? new Examined("permissions", true, "the store is readable by its owner only")
                : new Examined(
                        "permissions", false, String.join(" and ", open) + " can be read by others; chmod go= them");
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
