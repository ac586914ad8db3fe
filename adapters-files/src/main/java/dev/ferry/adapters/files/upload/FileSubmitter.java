package dev.ferry.adapters.files.upload;

import dev.ferry.adapters.files.folder.ClaimedFile;
import dev.ferry.adapters.files.folder.StableFile;
import dev.ferry.adapters.files.folder.WatchMessages;
import dev.ferry.application.Ferry;
import dev.ferry.application.async.Await;
import dev.ferry.application.content.UnusableDataException;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.upload.OpenUpload;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hands files over, each once. Other data for a name that this folder has uploaded before is a new upload that replaces
 * it; it is not a resubmission of the earlier one, as that could not be repeated without harm after a crash.
 */
public final class FileSubmitter {

    private static final int MOST_EARLIER = 100;

    private final Ferry ferry;
    private final List<ResultKind> kinds;
    private final Charset encoding;
    private final WatchMessages notices;

    /**
     * Ready to hand over.
     *
     * @param notices where to tell what was changed on the way in
     */
    public FileSubmitter(Ferry ferry, List<ResultKind> kinds, Charset encoding, WatchMessages notices) {
        this.ferry = ferry;
        this.kinds = List.copyOf(kinds);
        this.encoding = encoding;
        this.notices = notices;
    }

    /**
     * Hands a file over, or finds the upload that it has become before.
     *
     * @throws IOException when it cannot be read, or the journal does not answer; trying again does no harm
     */
    public SubmittedFile send(ClaimedFile file, Path root) throws IOException {
        DatasetName name;
        try {
            name = new DatasetName(file.stem());
        } catch (IllegalArgumentException e) {
            return new SubmittedFile.Refused(e.getMessage() + "; rename the file");
        }
        var data = StableFile.of(file.path());
        try {
            return send(file, data, ContentKey.of(name, data, encoding), root);
        } catch (IOException e) {
            if (e.getCause() instanceof UnusableDataException unusable) {
                return new SubmittedFile.Refused(unusable.reason());
            }
            throw e;
        }
    }

    private SubmittedFile send(ClaimedFile file, StableFile data, ContentKey content, Path root) throws IOException {
        var key = content.idempotencyKey();
        var known = Await.interruptibly(ferry.track().find(key.uploadId()));
        if (known.isPresent()) {
            return carried(known.get());
        }
        var source = root.resolve(file.stem() + ".csv").toString();
        var last = last(content.name(), source);
        if (last.isPresent() && last.get() instanceof OpenUpload open) {
            return new SubmittedFile.Refused("other data of this name is "
                    + UploadState.of(open).word() + " as upload " + open.id().value()
                    + "; this can be sent once that has ended");
        }
        var overwrite = last.filter(FileSubmitter::mayBeOnThePlatform).isPresent();
        return submit(file, new UploadRequest(content.name(), overwrite, kinds, source, data, encoding, key));
    }

    private SubmittedFile submit(ClaimedFile file, UploadRequest request) throws IOException {
        return switch (Await.interruptibly(ferry.submit().submit(request))) {
            case Submitted.Taken taken -> {
                taken.notices().forEach(notice -> notices.tell(file.fileName() + ": " + notice));
                yield carried(taken.entry());
            }
            case Submitted.KeyReused reused ->
                throw new IOException("another Ferry has just taken it as upload "
                        + reused.id().value());
            case Submitted.Unusable unusable -> new SubmittedFile.Refused(unusable.reason());
        };
    }

    /** An upload that was handed over by a Ferry that is no more needs another one that carries it. */
    private SubmittedFile carried(JournalEntry entry) {
        ferry.process().process(entry.upload().id());
        return new SubmittedFile.Sent(entry);
    }

    /** The newest upload of a name out of this folder. */
    private Optional<Upload> last(DatasetName name, String source) throws IOException {
        return Await.interruptibly(ferry.track().list(new UploadQuery(Set.of(), name, null, MOST_EARLIER))).stream()
                .map(JournalEntry::upload)
                .filter(upload -> source.equals(upload.submission().source()))
                .findFirst();
    }

    /** The same rule as for a retry by hand: what the Platform took from us before may be replaced, as it is ours. */
    private static boolean mayBeOnThePlatform(Upload last) {
        return last.token() != null || last.attempt().overwrite();
    }
}
