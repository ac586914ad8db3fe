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
 * The outcome of all uploads, compared between Ferry and the sandbox.
 *
 * @param uploads the number of uploads in Ferry
 * @param received the number of uploads that the sandbox received
 * @param settled the number of uploads that were sent again because a person settled a doubt
 * @param lost names of data sets that Ferry accepted and no longer has
 * @param repeated names of data sets that the sandbox received more often than Ferry recorded a decision to send
 * @param unknown names of completed uploads with a token that the sandbox did not issue
 */
public record OutcomeReport(
        int uploads, int received, long settled, Set<String> lost, Set<String> repeated, Set<String> unknown) {

    /** Reads all uploads from one service and compares them with the sandbox's record. */
    public static OutcomeReport of(ServiceProcess service, Set<String> accepted, List<ReceivedUpload> record)
            throws IOException, InterruptedException {
        var uploads = service.uploads("");
        var known = uploads.stream().map(upload -> upload.path("name").asText()).collect(Collectors.toSet());
        var receivedByName =
                record.stream().collect(Collectors.groupingBy(ReceivedUpload::name, Collectors.counting()));
        var tokens = record.stream().map(ReceivedUpload::token).collect(Collectors.toSet());
        var lost = new TreeSet<>(accepted);
        lost.removeAll(known);
        var repeated = new TreeSet<String>();
        var unknown = new TreeSet<String>();
        long settled = 0;
        for (var upload : uploads) {
            var name = upload.path("name").asText();
            var decisions = decisions(service.events(upload.path("id").asText()));
            settled += decisions.getOrDefault("settled-overwrite", 0L);
            if (receivedByName.getOrDefault(name, 0L)
                    > decisions.values().stream().mapToLong(Long::longValue).sum()) {
                repeated.add(name);
            }
            if (upload.path("state").asText().equals("completed")
                    && !tokens.contains(upload.path("token").asText())) {
                unknown.add(name);
            }
        }
        return new OutcomeReport(uploads.size(), record.size(), settled, lost, repeated, unknown);
    }

    String figures(int kills, Set<String> unreached) {
        return "kills %d, points not reached %s, uploads %d, received %d, settled doubts %d, lost %d, sent twice without a decision %d"
                .formatted(kills, unreached, uploads, received, settled, lost.size(), repeated.size());
    }

    /** The decisions to send, by reason. Each is a {@code queued} event with its reason. */
    private static Map<String, Long> decisions(List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.path("type").asText().endsWith(".queued"))
                .collect(Collectors.groupingBy(
                        event -> event.path("data").path("reason").asText(), Collectors.counting()));
    }
}
