package dev.ferry.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.sandbox.ReceivedUpload;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What came of all uploads, by Ferry's word and by the sandbox's.
 *
 * @param uploads how many Ferry knows
 * @param deliveries how many the sandbox took
 * @param settled how many deliveries were made again because a person settled a doubt
 * @param lost accepted by Ferry and not known to it any more
 * @param repeated taken by the sandbox more often than there are recorded decisions to send
 * @param unknown completed, with a token that the sandbox never gave
 */
public record Verdict(
        int uploads, int deliveries, long settled, Set<String> lost, Set<String> repeated, Set<String> unknown) {

    /** Asks one Ferry for everything, and compares. */
    public static Verdict of(Child child, Set<String> accepted, List<ReceivedUpload> record)
            throws IOException, InterruptedException {
        var uploads = child.uploads("");
        var known = uploads.stream().map(upload -> upload.path("name").asText()).collect(Collectors.toSet());
        var deliveries = record.stream().collect(Collectors.groupingBy(ReceivedUpload::name, Collectors.counting()));
        var tokens = record.stream().map(ReceivedUpload::token).collect(Collectors.toSet());
        var lost = new TreeSet<>(accepted);
        lost.removeAll(known);
        var repeated = new TreeSet<String>();
        var unknown = new TreeSet<String>();
        long settled = 0;
        for (var upload : uploads) {
            var name = upload.path("name").asText();
            var decisions = decisions(child.story(upload.path("id").asText()));
            settled += decisions.getOrDefault("settled-overwrite", 0L);
            if (deliveries.getOrDefault(name, 0L)
                    > decisions.values().stream().mapToLong(Long::longValue).sum()) {
                repeated.add(name);
            }
            if (upload.path("state").asText().equals("completed")
                    && !tokens.contains(upload.path("token").asText())) {
                unknown.add(name);
            }
        }
        return new Verdict(uploads.size(), record.size(), settled, lost, repeated, unknown);
    }

    String figures(int kills, Set<String> missed) {
        return "kills %d, points not reached %s, uploads %d, deliveries %d, settled doubts %d, lost %d, sent twice unmarked %d"
                .formatted(kills, missed, uploads, deliveries, settled, lost.size(), repeated.size());
    }

    /** Every decision to send is a {@code queued} event with its reason. */
    private static Map<String, Long> decisions(List<JsonNode> story) {
        return story.stream()
                .filter(event -> event.path("type").asText().endsWith(".queued"))
                .collect(Collectors.groupingBy(
                        event -> event.path("data").path("reason").asText(), Collectors.counting()));
    }
}
