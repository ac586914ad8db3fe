package dev.ferry.adapters.store.disk;

import dev.ferry.application.port.driven.Payloads.Stored;
import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lists files in the order of their names. A page reads only the names in the subfolders that it covers. */
record PayloadListing(PayloadFolder folder) {

    private static final Pattern SUBFOLDER = Pattern.compile("[0-9a-f]{2}");
    private static final Pattern FILE = Pattern.compile("[0-9a-f]{64}");

    /** Returns at most {@code limit} files after a hash, or the first files if the hash is empty. */
    List<Stored> after(String sha256, int limit) throws IOException {
        var page = new ArrayList<Stored>();
        var first = sha256.isEmpty() ? "" : sha256.substring(0, 2);
        for (var subfolder : names(folder.root(), SUBFOLDER)) {
            if (subfolder.compareTo(first) >= 0) {
                addFiles(folder.root().resolve(subfolder), sha256, limit, page);
            }
            if (page.size() == limit) {
                break;
            }
        }
        return page;
    }

    private static void addFiles(Path subfolder, String after, int limit, List<Stored> page) throws IOException {
        for (var name : names(subfolder, FILE)) {
            if (page.size() == limit) {
                return;
            }
            if (name.compareTo(after) > 0) {
                try {
                    var file = Files.readAttributes(subfolder.resolve(name), BasicFileAttributes.class);
                    page.add(new Stored(
                            new ContentRef(name, file.size()),
                            file.lastModifiedTime().toInstant()));
                } catch (NoSuchFileException e) {
                    // The file was deleted after its name was read.
                }
            }
        }
    }

    private static List<String> names(Path folder, Pattern pattern) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> pattern.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }
}
