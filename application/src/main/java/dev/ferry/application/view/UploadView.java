package dev.ferry.application.view;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.upload.Rejected;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An upload as clients see it.
 *
 * @param id Ferry's name for it
 * @param name the data set's name on the Platform
 * @param state one of the words of {@link UploadState}
 * @param token the Platform's receipt for this attempt, null while there is none
 * @param attempt the attempt's number, from 1
 * @param overwrite whether this attempt may replace what the Platform holds under the name
 * @param createdAt when Ferry took it in charge
 * @param updatedAt when its state last changed
 * @param nextAt when something happens to it by itself, null when nothing does
 * @param source where the data came from, for people, null when that has no name
 * @param version grows with every change and claim
 * @param fault why it failed, is in doubt or was put off, null when nothing went wrong
 * @param collected the kinds of results that are home, in the order asked for
 * @param problems what the Platform found wrong with the data, joined to its lines and columns
 * @param links where to go from here: paths of the HTTP API by relation
 */
public record UploadView(
        String id,
        String name,
        String state,
        @Nullable String token,
        int attempt,
        boolean overwrite,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant nextAt,
        @Nullable String source,
        long version,
        @Nullable FaultView fault,
        List<String> collected,
        List<Problem> problems,
        Map<String, String> links) {

    /**
     * An upload with its problems.
     *
     * @param entry the upload
     * @param problems as {@link dev.ferry.application.port.driving.ReadResults#problems} gives them
     * @return the view
     */
    public static UploadView of(JournalEntry entry, List<Problem> problems) {
        var upload = entry.upload();
        var token = upload.token();
        var collected = collected(entry);
        return new UploadView(
                upload.id().value(),
                upload.submission().name().value(),
                UploadState.of(upload).word(),
                token == null ? null : token.value(),
                upload.attempt().number(),
                upload.attempt().overwrite(),
                entry.createdAt(),
                entry.updatedAt(),
                entry.due(),
                upload.submission().source(),
                entry.version(),
                FaultView.of(upload),
                collected,
                problems,
                links(entry, collected));
    }

    private static List<String> collected(JournalEntry entry) {
        var home = entry.upload().results();
        var asked = entry.upload().submission().kinds().stream().filter(home::containsKey);
        var all = entry.upload() instanceof Rejected ? home.keySet().stream() : asked;
        return all.map(ResultKind::key).toList();
    }

    private static Map<String, String> links(JournalEntry entry, List<String> collected) {
        var self = "/v1/uploads/" + entry.upload().id().value();
        var links = new LinkedHashMap<String, String>();
        links.put("self", self);
        links.put("events", self + "/events");
        links.put("problems", self + "/problems");
        collected.forEach(kind -> links.put("results/" + kind, self + "/results/" + kind));
        return links;
    }
}
