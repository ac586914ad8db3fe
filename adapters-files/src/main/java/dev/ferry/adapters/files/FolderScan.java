package dev.ferry.adapters.files;

import dev.ferry.adapters.files.folder.ClaimedFile;
import dev.ferry.adapters.files.folder.ClaimedFiles;
import dev.ferry.adapters.files.folder.FolderLayout;
import dev.ferry.adapters.files.folder.NewFiles;
import dev.ferry.adapters.files.folder.ReportedProblems;
import dev.ferry.adapters.files.folder.WatchMessages;
import dev.ferry.adapters.files.upload.FileSubmitter;
import dev.ferry.adapters.files.upload.OutcomeDelivery;
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
 * One time round the folder: claim what is ready, send what is claimed, bring home what has ended. All it remembers is
 * which upload a claimed file has become; should it forget, {@link FileSubmitter} finds it again.
 */
final class FolderScan {

    private final int mostUnderWay;
    private final WatchMessages notices;
    private final NewFiles arrivals;
    private final TrackUpload track;
    private final FileSubmitter dispatch;
    private final OutcomeDelivery homecoming;
    private final Map<ClaimedFile, UploadId> underWay = new HashMap<>();

    FolderScan(Ferry ferry, WatchSettings settings, WatchMessages notices) {
        this.mostUnderWay = settings.mostUnderWay();
        this.notices = notices;
        this.arrivals = new NewFiles(settings.stableFor());
        this.track = ferry.track();
        this.dispatch = new FileSubmitter(ferry, settings.kinds(), settings.encoding(), notices);
        this.homecoming = new OutcomeDelivery(ferry.results(), notices);
    }

    /** Fails when the folder as a whole is in trouble; what is wrong with one file is told, and stops no other. */
    void go(FolderLayout layout, Instant now) throws IOException {
        var claims = ClaimedFiles.in(layout.uploading());
        for (var arrival : arrivals.ready(layout.root(), now, notices)) {
            if (claims.count() < mostUnderWay) {
                claim(arrival, claims);
            }
        }
        var files = claims.files();
        underWay.keySet().retainAll(new HashSet<>(files));
        var names = new HashSet<String>();
        for (var file : files) {
            if (names.add(file.stem())) { // of one name the first only: the others wait until it has landed
                process(file, layout);
            }
        }
    }

    private void claim(Path arrival, ClaimedFiles claims) {
        try {
            claims.claim(arrival);
        } catch (IOException | RuntimeException e) {
            trouble(arrival.getFileName().toString(), e);
        }
    }

    private void process(ClaimedFile file, FolderLayout layout) {
        try {
            var entry = entry(file, layout);
            if (entry.isPresent() && entry.get().atRest()) {
                homecoming.land(file, entry.get().upload(), layout);
            }
        } catch (IOException | RuntimeException e) {
            trouble(file.fileName(), e);
        }
    }

    /** The file's upload; empty when it was not taken and is put aside. */
    private Optional<JournalEntry> entry(ClaimedFile file, FolderLayout layout) throws IOException {
        var id = underWay.get(file);
        if (id != null) {
            var entry = Await.interruptibly(track.find(id));
            if (entry.isPresent()) {
                return entry;
            }
        }
        return switch (dispatch.send(file, layout.root())) {
            case SubmittedFile.Sent sent -> {
                var upload = sent.entry().upload().id();
                underWay.put(file, upload);
                if (!sent.entry().atRest()) {
                    notices.tell(file.fileName() + " is under way as upload " + upload.value());
                }
                yield Optional.of(sent.entry());
            }
            case SubmittedFile.Refused refused -> {
                homecoming.putAside(file, refused.reason(), layout);
                yield Optional.empty();
            }
        };
    }

    private void trouble(String file, Exception failure) {
        if (!Thread.currentThread().isInterrupted()) {
            notices.standing(file + ": " + ReportedProblems.words(failure) + "; it is tried again");
        }
    }
}
