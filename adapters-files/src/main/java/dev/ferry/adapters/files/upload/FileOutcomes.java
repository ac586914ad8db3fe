package dev.ferry.adapters.files.upload;

import dev.ferry.adapters.files.folder.ClaimedFile;
import dev.ferry.adapters.files.folder.FolderLayout;
import dev.ferry.application.async.Await;
import dev.ferry.application.port.driving.ReadResults;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.upload.Cancelled;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.OpenUpload;
import dev.ferry.domain.upload.Rejected;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Decides where files land, and in which company. */
final class FileOutcomes {

    private static final String BACK =
            "Then put the file back into the folder as %s: it is not sent a second time for that, but lands where the"
                    + " upload stands by then.\n";

    private final ReadResults results;

    FileOutcomes(ReadResults results) {
        this.results = results;
    }

    /** The ending of an upload that is at rest. */
    FileOutcome of(ClaimedFile file, Upload upload, FolderLayout layout) throws IOException {
        var name = file.fileName();
        var id = upload.id().value();
        return switch (upload) {
            case Completed completed -> completed(name, completed, layout);
            case Rejected rejected -> rejected(name, rejected, layout);
            case InDoubt inDoubt ->
                held(
                        file,
                        layout,
                        upload,
                        "is in doubt as upload " + id + ": " + inDoubt.fault().summary(),
                        "The Platform may hold the data, or not; nothing was repeated. Look there, and settle the"
                                + " upload.\n" + BACK.formatted(name));
            case Failed failed ->
                held(
                        file,
                        layout,
                        upload,
                        "failed as upload " + id + ": " + failed.fault().summary(),
                        "When the cause is gone, have the upload retried.\n" + BACK.formatted(name));
            case Cancelled cancelled ->
                held(
                        file,
                        layout,
                        upload,
                        "was cancelled as upload " + id,
                        "What the Platform took, it keeps. To send it after all, upload the file by hand.\n");
            case OpenUpload open -> throw new IllegalArgumentException(id + " is not at rest");
        };
    }

    /** The ending of a file that was not taken. */
    static FileOutcome refused(ClaimedFile file, String reason, FolderLayout layout) {
        var advice = "Then put it back into the folder: " + file.fileName() + "\n";
        var words = "was not sent: " + reason;
        return new FileOutcome(layout.held(), words, List.of(reason(file, words, advice)), null);
    }

    private FileOutcome completed(String name, Completed completed, FolderLayout layout) throws IOException {
        var id = completed.id().value();
        var again = """
                %s was put into the folder again. This very data was uploaded under the name '%s' before, as upload %s,
                and was not sent again. To send it all the same, upload it by hand and let it overwrite.
                """.formatted(name, completed.submission().name().value(), id);
        return new FileOutcome(
                layout.done(),
                "completed as upload " + id,
                results(completed, completed.submission().kinds()),
                SidecarFile.words("already-uploaded", again));
    }

    private FileOutcome rejected(String name, Rejected rejected, FolderLayout layout) throws IOException {
        var problems = Await.interruptibly(results.problems(rejected.id()));
        var head = "The Platform rejected %s (upload %s, status '%s').\n"
                .formatted(name, rejected.id().value(), rejected.status().word());
        var advice = "Correct the file and put it back into the folder as %s; it replaces what the Platform holds.\n"
                .formatted(name);
        var list = problems.isEmpty() ? "There is no list of problems.\n" : lines(name, problems);
        var companions = new ArrayList<SidecarFile>();
        companions.add(SidecarFile.words("problems", head + advice + "\n" + list));
        companions.addAll(results(rejected, rejected.results().keySet()));
        var words = "rejected as upload " + rejected.id().value() + ", problems listed: " + problems.size();
        return new FileOutcome(layout.rejected(), words, companions, null);
    }

    private static String lines(String file, List<Problem> problems) {
        return problems.stream().map(problem -> problem.in(file) + "\n").collect(Collectors.joining());
    }

    private FileOutcome held(ClaimedFile file, FolderLayout layout, Upload upload, String words, String advice)
            throws IOException {
        var companions = new ArrayList<SidecarFile>();
        companions.add(reason(file, words, advice));
        companions.addAll(results(upload, upload.results().keySet()));
        return new FileOutcome(layout.held(), words, companions, null);
    }

    private static SidecarFile reason(ClaimedFile file, String words, String advice) {
        return SidecarFile.words("reason", file.fileName() + " " + words + "\n" + advice);
    }

    private List<SidecarFile> results(Upload upload, Collection<ResultKind> kinds) throws IOException {
        var companions = new ArrayList<SidecarFile>();
        for (var kind : kinds) {
            Await.interruptibly(results.result(upload.id(), kind))
                    .ifPresent(content -> companions.add(SidecarFile.result(kind, content)));
        }
        return companions;
    }
}
