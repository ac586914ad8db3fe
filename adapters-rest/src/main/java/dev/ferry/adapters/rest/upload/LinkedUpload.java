package dev.ferry.adapters.rest.upload;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.ferry.adapters.json.ProblemView;
import dev.ferry.adapters.json.UploadView;
import dev.ferry.adapters.rest.exchange.UploadPath;
import dev.ferry.application.journal.JournalEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An upload with its links. In JSON: the members of the upload, then {@code links}.
 *
 * @param links paths of this API, by relation
 */
record LinkedUpload(@JsonUnwrapped UploadView upload, Map<String, String> links) {

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
        Stream.concat(view.collected().stream(), view.missing().stream())
                .forEach(kind -> links.put("results/" + kind, self + "/results/" + kind));
        return new LinkedUpload(view, links);
    }
}
