package dev.ferry.adapters.rest.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.ferry.adapters.json.ProblemView;
import dev.ferry.adapters.json.UploadView;
import dev.ferry.adapters.rest.exchange.UploadPath;
import dev.ferry.application.journal.JournalEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An upload with its links. In JSON: the members of the upload, then {@code links}.
 *
 * @param links paths of this API, by relation
 * @param notes what was left out of the data or read in another way than it looks; not written when null
 */
record LinkedUpload(
        @JsonUnwrapped UploadView upload,
        Map<String, String> links,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> notes) {

    /** The answer to a submission. */
    LinkedUpload withNotes(List<String> ofSubmission) {
        return new LinkedUpload(upload, links, ofSubmission);
    }

    static LinkedUpload of(JournalEntry entry, List<ProblemView> problems, List<ProblemView> warnings) {
        return of(UploadView.of(entry, problems, warnings));
    }

    /** The upload as in a list, without problems and warnings: they would cost a read of stored data each. */
    static LinkedUpload listed(JournalEntry entry) {
        return of(UploadView.listed(entry));
    }

    private static LinkedUpload of(UploadView view) {
        var self = UploadPath.ALL + "/" + view.id();
        var links = new LinkedHashMap<String, String>();
        links.put("self", self);
        links.put("events", self + "/events");
        links.put("problems", self + "/problems");
        links.put("warnings", self + "/warnings");
        links.put("data", self + "/data");
        links.put("original", self + "/original");
        Stream.concat(view.collected().stream(), view.missing().stream())
                .forEach(kind -> links.put("results/" + kind, self + "/results/" + kind));
        return new LinkedUpload(view, links, null);
    }
}
