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

/** Decides the folder that a file moves to, and the sidecar files in the same folder. */
final class FileOutcomes {

    private static final String PUT_BACK =
            "Then put the file back into the folder as %s. Ferry does not send it again because of that; it moves the"
                    + " file according to the state of its upload.\n";

    private final ReadResults results;

    FileOutcomes(ReadResults results) {
        this.results = results;
    }

    /** The outcome of a file whose upload is at rest. */
    FileOutcome of(ClaimedFile file, Upload upload, FolderLayout layout) throws IOException {
        var name = file.fileName();
        var id = upload.id().value();
        return switch (upload) {
            case Completed completed -> completed(name, completed, layout);
            case Rejected rejected -> rejected(name, rejected, layout);
            case InDoubt inDoubt ->
                inHeldFolder(
                        file,
                        layout,
                        upload,
                        "is in doubt as upload " + id + ": " + inDoubt.fault().summary(),
                        "The Platform may or may not have the data; Ferry did not send it again. Check the"
                                + " Platform, and settle the upload.\n" + PUT_BACK.formatted(name));
            case Failed failed ->
                inHeldFolder(
                        file,
                        layout,
                        upload,
                        "failed as upload " + id + ": " + failed.fault().summary(),
                        "After you have removed the cause, retry the upload.\n" + PUT_BACK.formatted(name));
            case Cancelled cancelled ->
                inHeldFolder(
                        file,
                        layout,
                        upload,
                        "was cancelled as upload " + id,
                        "The Platform keeps data that it has accepted. To send the file after all, upload it by"
                                + " hand.\n");
            case OpenUpload open -> throw new IllegalArgumentException(id + " is not at rest");
        };
    }

    /** The outcome of a file that Ferry refused. */
    static FileOutcome refused(ClaimedFile file, String reason, FolderLayout layout) {
        var advice = "Correct this, and put the file back into the folder as " + file.fileName() + ".\n";
        var message = "was not sent: " + reason;
        return new FileOutcome(layout.held(), message, List.of(reasonNote(file, message, advice)), null);
    }

    /** The outcome of a file with other data than its upload has sent. It does not go to {@code done/}. */
    static FileOutcome changed(ClaimedFile file, Upload upload, FileOutcome found, FolderLayout layout) {
        var note = """
                %s has other data than upload %s sent, which were %d bytes. The file has changed since Ferry read it, or
                the upload was sent again with corrected data. To send the file as it is now, put it back into the folder
                as %s.
                """.formatted(
                file.fileName(), upload.id().value(), upload.attempt().payload().bytes(), file.fileName());
        var sidecars = new ArrayList<>(found.sidecars());
        sidecars.add(SidecarFile.note("changed", note));
        var folder = found.folder().equals(layout.done()) ? layout.held() : found.folder();
        return new FileOutcome(folder, found.message() + ", but the file has other data than was sent", sidecars, null);
    }

    private FileOutcome completed(String name, Completed completed, FolderLayout layout) throws IOException {
        var id = completed.id().value();
        var duplicate = """
                %s was put into the folder again. The same data was uploaded before under the name '%s', as upload %s,
                so it was not sent again. To send it again, upload it by hand with Overwrite=true.
                """.formatted(name, completed.submission().name().value(), id);
        var message = "completed as upload " + id + withoutResults(completed);
        var sidecars = new ArrayList<>(results(completed, completed.results().keySet()));
        if (!completed.missing().isEmpty()) {
            sidecars.add(SidecarFile.note("missing", missing(name, completed)));
        }
        var warnings = Await.interruptibly(results.warnings(completed.id()));
        if (!warnings.isEmpty()) {
            message += ", listed warnings: " + warnings.size();
            var head = "The Platform accepted %s (upload %s) with warnings.\n".formatted(name, id);
            sidecars.add(SidecarFile.note("warnings", head + "\n" + lines(name, warnings)));
        }
        return new FileOutcome(layout.done(), message, sidecars, SidecarFile.note("already-uploaded", duplicate));
    }

    private static String withoutResults(Completed completed) {
        return completed.missing().isEmpty()
                ? ""
                : ", without "
                        + completed.missing().stream().map(ResultKind::key).collect(Collectors.joining(", "));
    }

    private static String missing(String name, Completed completed) {
        var id = completed.id().value();
        var commands = completed.missing().stream()
                .map(kind -> "ferry results " + id + " " + kind.key() + "\n")
                .collect(Collectors.joining());
        return "The Platform has processed %s, but did not give all results. Fetch the missing ones later with:\n%s"
                .formatted(name, commands);
    }

    private FileOutcome rejected(String name, Rejected rejected, FolderLayout layout) throws IOException {
        var problems = Await.interruptibly(results.problems(rejected.id()));
        var head = "The Platform rejected %s (upload %s, status '%s').\n"
                .formatted(name, rejected.id().value(), rejected.status().word());
        var advice = "Correct the file and put it back into the folder as %s. It replaces the data on the Platform.\n"
                .formatted(name);
        var list = problems.isEmpty() ? "No problems are listed.\n" : lines(name, problems);
        var sidecars = new ArrayList<SidecarFile>();
        sidecars.add(SidecarFile.note("problems", head + advice + "\n" + list));
        sidecars.addAll(results(rejected, rejected.results().keySet()));
        var message = "rejected as upload " + rejected.id().value() + ", listed problems: " + problems.size();
        return new FileOutcome(layout.rejected(), message, sidecars, null);
    }

    private static String lines(String file, List<Problem> problems) {
        return problems.stream().map(problem -> problem.toLine(file) + "\n").collect(Collectors.joining());
    }

    private FileOutcome inHeldFolder(
            ClaimedFile file, FolderLayout layout, Upload upload, String message, String advice) throws IOException {
        var sidecars = new ArrayList<SidecarFile>();
        sidecars.add(reasonNote(file, message, advice));
        sidecars.addAll(results(upload, upload.results().keySet()));
        return new FileOutcome(layout.held(), message, sidecars, null);
    }

    private static SidecarFile reasonNote(ClaimedFile file, String message, String advice) {
        return SidecarFile.note("reason", file.fileName() + " " + message + "\n" + advice);
    }

    private List<SidecarFile> results(Upload upload, Collection<ResultKind> kinds) throws IOException {
        var sidecars = new ArrayList<SidecarFile>();
        for (var kind : kinds) {
            Await.interruptibly(results.result(upload.id(), kind))
                    .ifPresent(content -> sidecars.add(SidecarFile.result(kind, content)));
        }
        return sidecars;
    }
}
