package dev.ferry.bootstrap.store;

import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.store.disk.FilePayloads;
import dev.ferry.adapters.store.disk.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The folder for data sets and results. Several stores may share it, so each has a subfolder named by its journal's id.
 * The subfolder notes the journal's place. So Ferry notices when the journal is lost, or another one is in its place.
 *
 * @param name the name of the journal in messages
 * @param journal the place of the journal in notes
 */
record DataFolder(Path root, String name, String journal) {

    private static final String NOTE = "journal.txt";

    /** The folder of a journal in a file. The note is relative, so that both can be moved together. */
    static DataFolder ofFile(Path root, Path journal) {
        var base = root.toAbsolutePath().normalize();
        return new DataFolder(
                root,
                journal.toString(),
                base.relativize(journal.toAbsolutePath().normalize()).toString());
    }

    /**
     * Refuses a journal if the data of another one from the same place is here.
     *
     * @param id the journal's id, empty if there is no journal
     * @throws SettingsException names the folder with the data, and what to do
     */
    void require(Optional<String> id) throws IOException {
        if (!Files.isDirectory(payloads())) {
            return;
        }
        try (var subfolders = Files.newDirectoryStream(payloads(), Files::isDirectory)) {
            for (var subfolder : subfolders) {
                var owner = subfolder.getFileName().toString();
                if (note(subfolder).equals(journal) && id.filter(owner::equals).isEmpty()) {
                    throw new SettingsException(
                            "the journal %s %s the data of its uploads is in %s; restore the journal from a backup, or move that folder away to continue without these uploads"
                                    .formatted(
                                            name,
                                            id.isEmpty() ? "is missing or empty, but" : "was replaced by another:",
                                            subfolder));
                }
            }
        }
    }

    /** Opens the payloads of a journal, and notes its place. */
    FilePayloads open(String id, InstantSource clock) throws IOException {
        var subfolder = payloads().resolve(id);
        var payloads = FilePayloads.open(subfolder, clock);
        try {
            if (!note(subfolder).equals(journal)) {
                OwnerOnlyFiles.file(subfolder.resolve(NOTE));
                Files.writeString(subfolder.resolve(NOTE), journal);
            }
        } catch (IOException e) {
            // A full disk must not end a command that only reads. The next start notes it.
        }
        return payloads;
    }

    private Path payloads() {
        return root.resolve("payloads");
    }

    private static String note(Path subfolder) throws IOException {
        var note = subfolder.resolve(NOTE);
        return Files.exists(note) ? Files.readString(note) : "";
    }
}
