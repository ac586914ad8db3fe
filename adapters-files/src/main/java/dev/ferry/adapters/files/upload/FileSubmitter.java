package dev.ferry.adapters.files.upload;

import dev.ferry.adapters.files.folder.ClaimedFile;
import dev.ferry.adapters.files.folder.StableFile;
import dev.ferry.adapters.files.folder.WatchMessages;
import dev.ferry.application.Ferry;
import dev.ferry.application.async.Await;
import dev.ferry.application.content.UnusableDataException;
import dev.ferry.application.content.UnusableDataException.Remedy;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Submits each file once. Other data under a name that this folder has uploaded before is a new upload that replaces
 * the earlier data. It is not a resubmission of the earlier upload, because repeating a resubmission after a crash
 * would do harm.
 */
public final class FileSubmitter {

    private static final int MAX_EARLIER_UPLOADS = 100;

    /** The number of problems that are named when a file is refused. */
    private static final int MAX_PROBLEMS = 100;

    private final Ferry ferry;
    private final UploadOptions options;
    private final WatchMessages messages;

    public FileSubmitter(Ferry ferry, UploadOptions options, WatchMessages messages) {
        this.ferry = ferry;
        this.options = options;
        this.messages = messages;
    }

    /**
     * Submits a file, or finds the upload that an earlier submission of it created.
     *
     * @throws IOException when the file cannot be read or the journal fails; calling it again does no harm
     */
    public SubmittedFile submit(ClaimedFile file, Path root) throws IOException {
        DatasetName name;
        try {
            name = new DatasetName(file.stem());
        } catch (IllegalArgumentException e) {
            return new SubmittedFile.Refused(e.getMessage() + "; rename the file");
        }
        var data = StableFile.of(file.path());
        try {
            return submitOnce(file, data, ContentKey.of(name, data, options.format()), root);
        } catch (IOException e) {
            if (e.getCause() instanceof UnusableDataException unusable) {
                return new SubmittedFile.Refused(unusable.reason());
            }
            throw e;
        }
    }

    private SubmittedFile submitOnce(ClaimedFile file, StableFile data, ContentKey content, Path root)
            throws IOException {
        var key = content.idempotencyKey();
        var known = Await.interruptibly(ferry.track().find(key.uploadId()));
        if (known.isPresent()) {
            return processed(known.get());
        }
        var source = root.resolve(file.stem() + ".csv").toString();
        var replacing = options.overwrite()
                || newestUpload(content.name(), source)
                        .filter(FileSubmitter::mayBeOnThePlatform)
                        .isPresent();
        return submitNew(
                file,
                new UploadRequest(
                        content.name(),
                        replacing,
                        options.kinds(),
                        source,
                        data,
                        options.format(),
                        key,
                        null,
                        options.allowEmpty()));
    }

    private SubmittedFile submitNew(ClaimedFile file, UploadRequest request) throws IOException {
        return switch (Await.interruptibly(ferry.submit().submit(request))) {
            case Submitted.Accepted accepted -> {
                accepted.notes().forEach(note -> messages.report(file.fileName() + ": " + note));
                yield processed(accepted.entry());
            }
            case Submitted.KeyReused reused ->
                throw new IOException("another Ferry process has just submitted it as upload "
                        + reused.id().value());
            case Submitted.Unusable unusable ->
                new SubmittedFile.Refused(
                        unusable.remedy() == Remedy.ALLOW_EMPTY
                                ? unusable.reason() + " (FERRY_WATCH_ALLOW_EMPTY=true)"
                                : unusable.reason());
            case Submitted.Invalid invalid -> new SubmittedFile.Refused(reason(file, invalid));
        };
    }

    /** The first problems, one a line, as a compiler would print them. */
    private static String reason(ClaimedFile file, Submitted.Invalid invalid) {
        var lines = invalid.problems().stream()
                .limit(MAX_PROBLEMS)
                .map(problem -> "\n" + problem.toLine(file.stem() + ".csv"))
                .collect(Collectors.joining());
        var more = invalid.problemCount()
                - Math.min(MAX_PROBLEMS, invalid.problems().size());
        return "it has " + invalid.problemCount() + (invalid.problemCount() == 1 ? " problem:" : " problems:") + lines
                + (more > 0 ? "\n… and " + more + " more; ferry check lists them" : "");
    }

    /** Has this process take over the upload: the Ferry process that submitted it may no longer run. */
    private SubmittedFile processed(JournalEntry entry) {
        ferry.work().workOn(entry.upload().id());
        return new SubmittedFile.Sent(entry);
    }

    /** The newest upload of a name from this folder. */
    private Optional<Upload> newestUpload(DatasetName name, String source) throws IOException {
        var query = new UploadQuery(Set.of(), name, null, MAX_EARLIER_UPLOADS);
        return Await.interruptibly(ferry.track().list(query)).uploads().stream()
                .map(JournalEntry::upload)
                .filter(upload -> source.equals(upload.submission().source()))
                .findFirst();
    }

    /** The same rule as for a retry by hand: data that the Platform accepted from Ferry before may be replaced. */
    private static boolean mayBeOnThePlatform(Upload upload) {
        return upload.token() != null || upload.attempt().overwrite();
    }
}
