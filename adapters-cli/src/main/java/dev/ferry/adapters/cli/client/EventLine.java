package dev.ferry.adapters.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.adapters.cli.output.Table;
import java.util.Set;
import java.util.stream.Collectors;

/** An event of an upload as a row for people. */
record EventLine(String time, String attempt, String type, String details) {

    private static final Set<String> NO_DETAILS = Set.of("attempt", "sha256");

    /** Converts a CloudEvent of the HTTP API. */
    static EventLine of(JsonNode event) {
        var data = event.path("data");
        var details = data.properties().stream()
                .filter(member -> !NO_DETAILS.contains(member.getKey()))
                .map(member -> member.getKey().equals("fault")
                        ? member.getValue().path("summary").asText()
                        : member.getKey() + " " + member.getValue().asText())
                .collect(Collectors.joining(", "));
        var type = event.path("type").asText();
        return new EventLine(
                event.path("time").asText(),
                data.path("attempt").asText(),
                type.substring(type.lastIndexOf('.') + 1),
                details);
    }

    void addTo(Table table) {
        table.addRow(time, attempt, type, details);
    }
}
