package dev.ferry.adapters.files;

import dev.ferry.adapters.files.folder.ClaimedFile;
import dev.ferry.adapters.files.folder.ClaimedFiles;
import dev.ferry.adapters.files.folder.FolderLayout;
import dev.ferry.adapters.files.folder.NewFiles;
import dev.ferry.adapters.files.folder.ReportedProblems;
import dev.ferry.adapters.files.folder.WatchMessages;
import dev.ferry.adapters.files.upload.FileMover;
import dev.ferry.adapters.files.upload.FileSubmitter;
import dev.ferry.adapters.files.upload.SubmittedFile;
import dev.ferry.application.Ferry;
import dev.ferry.application.async.Await;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driving.TrackUpload;
import dev.ferry.domain.submission.UploadId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/**
 * Scans the folder: claims files that are ready, submits claimed files, and moves files whose upload is at rest. It
 * keeps only the upload ids of claimed files, as a cache: {@link FileSubmitter} finds a missing upload again.
 */
final class FolderScan {

    private final int maxClaimedFiles;
    private final WatchMessages messages;
    private final NewFiles newFiles;
    private final TrackUpload track;
    private final FileSubmitter submitter;
    private final FileMover mover;
    private final Map<ClaimedFile, UploadId> uploads = new HashMap<>();

    FolderScan(Ferry ferry, WatchSettings settings, WatchMessages messages) {
        this.maxClaimedFiles = settings.maxClaimedFiles();
        this.messages = messages;
        this.newFiles = new NewFiles(settings.stableFor());
        this.track = ferry.track();
        this.submitter = new FileSubmitter(ferry, settings.uploads(), messages);
        this.mover = new FileMover(ferry.results(), settings.uploads().format(), messages);
    }

    /** Scans once. Fails if the folder cannot be used. An error with one file is reported and stops no other file. */
    void scan(FolderLayout layout, Instant now) throws IOException {
        var claims = ClaimedFiles.in(layout.uploading());
        for (var file : newFiles.ready(layout.root(), now, messages)) {
            if (claims.count() < maxClaimedFiles) {
                claim(file, claims);
            }
        }
        var files = claims.files();
        uploads.keySet().retainAll(new HashSet<>(files));
        var names = new HashSet<String>();
        for (var file : files) {
            if (names.add(file.stem())) { // later files of the same name wait until the first has been moved
                process(file, layout);
            }
        }
    }

    private void claim(Path file, ClaimedFiles claims) {
        try {
            claims.claim(file);
        } catch (IOException | RuntimeException e) {
            reportError(file.getFileName().toString(), e);
        }
    }

    private void process(ClaimedFile file, FolderLayout layout) {
        try {
            var entry = entry(file, layout);
            if (entry.isPresent() && entry.get().atRest()) {
                mover.move(file, entry.get().upload(), layout);
            }
        } catch (IOException | RuntimeException e) {
            reportError(file.fileName(), e);
        }
    }

    /** The file's upload; empty when Ferry refused the file and moved it to {@code held/}. */
    private Optional<JournalEntry> entry(ClaimedFile file, FolderLayout layout) throws IOException {
        var id = uploads.get(file);
        if (id != null) {
            var entry = Await.interruptibly(track.find(id));
            if (entry.isPresent()) {
                return entry;
            }
        }
        return switch (submitter.submit(file, layout.root())) {
            case SubmittedFile.Sent sent -> {
                var upload = sent.entry().upload().id();
                uploads.put(file, upload);
                if (!sent.entry().atRest()) {
                    var holder = sent.entry().waitingFor();
                    messages.report(file.fileName() + " is being processed as upload " + upload.value()
                            + (holder == null ? "" : "; it waits for upload " + holder.value() + " of the same name"));
                }
                yield Optional.of(sent.entry());
            }
            case SubmittedFile.Refused refused -> {
                mover.moveRefused(file, refused.reason(), layout);
                yield Optional.empty();
            }
        };
    }

    private void reportError(String file, Exception failure) {
        if (!Thread.currentThread().isInterrupted()) {
            messages.reportOnce(file + ": " + ReportedProblems.describe(failure) + "; Ferry tries again");
        }
    }
}
