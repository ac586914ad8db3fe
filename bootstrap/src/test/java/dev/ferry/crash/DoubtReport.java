package dev.ferry.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.sandbox.ReceivedRequest;
import dev.ferry.sandbox.ReceivedUpload;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Uploads that each were submitted once, compared between Ferry and the sandbox.
 *
 * @param uploads the number of uploads in Ferry
 * @param whole the number of uploads in doubt that the sandbox received and accepted
 * @param part the number of uploads in doubt of which the sandbox received the start of the request
 * @param unreceived the number of uploads in doubt of which the sandbox received nothing
 * @param lost names of data sets that Ferry accepted and no longer has
 * @param sentTwice names of data sets that the sandbox received more than once
 * @param unrecorded names of other uploads than those in doubt of which the sandbox received nothing
 */
record DoubtReport(
        int uploads,
        long whole,
        long part,
        long unreceived,
        Set<String> lost,
        Set<String> sentTwice,
        Set<String> unrecorded) {

    /**
     * Compares all uploads of a service with the sandbox's record.
     *
     * @param accepted the names of the data sets that the service accepted
     * @param requests the requests for uploads that arrived at the sandbox, as a whole or in part
     * @param record the uploads that the sandbox accepted
     */
    static DoubtReport of(
            List<JsonNode> uploads,
            Set<String> accepted,
            Collection<ReceivedRequest> requests,
            List<ReceivedUpload> record) {
        var counts = requests.stream()
                .collect(Collectors.groupingBy(
                        request -> TraceContext.parse(request.traceparent())
                                .orElseThrow()
                                .traceId(),
                        Collectors.counting()));
        var whole = record.stream().map(ReceivedUpload::name).collect(Collectors.toSet());
        var byDoubt = uploads.stream()
                .collect(Collectors.partitioningBy(
                        upload -> upload.path("state").asText().equals("in-doubt")));
        var doubts = byDoubt.getOrDefault(true, List.of());
        var incomplete =
                doubts.stream().filter(upload -> !whole.contains(name(upload))).toList();
        var unreceived =
                incomplete.stream().filter(upload -> count(upload, counts) == 0).count();
        var lost = new TreeSet<>(accepted);
        lost.removeAll(names(uploads, upload -> true));
        return new DoubtReport(
                uploads.size(),
                doubts.size() - incomplete.size(),
                incomplete.size() - unreceived,
                unreceived,
                lost,
                names(uploads, upload -> count(upload, counts) > 1),
                names(byDoubt.getOrDefault(false, List.of()), upload -> count(upload, counts) == 0));
    }

    long doubts() {
        return whole + part + unreceived;
    }

    /** The share of the doubts of which the sandbox received nothing. */
    double share() {
        return (double) unreceived / Math.max(1, doubts());
    }

    String figures(int kills) {
        return "kills %d, uploads %d, in doubt %d, of these received as a whole %d, in part %d, not at all %d (%.1f %%), sent twice %d, lost %d"
                .formatted(
                        kills,
                        uploads,
                        doubts(),
                        whole,
                        part,
                        unreceived,
                        100 * share(),
                        sentTwice.size(),
                        lost.size());
    }

    /** The trace of an upload whose client sent none has the digits of the upload's id. */
    private static long count(JsonNode upload, Map<String, Long> counts) {
        return counts.getOrDefault(upload.path("id").asText().replace("-", ""), 0L);
    }

    private static Set<String> names(List<JsonNode> uploads, Predicate<JsonNode> filter) {
        return uploads.stream().filter(filter).map(DoubtReport::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(JsonNode upload) {
        return upload.path("name").asText();
    }
}
