package dev.ferry.adapters.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.adapters.json.EventView;
import dev.ferry.adapters.json.JsonConfiguration;
import dev.ferry.adapters.json.ProblemView;
import dev.ferry.adapters.json.UploadView;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.platform.ResultKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the stable JSON of the command line, one object a line. {@code docs/cli.md} documents the members. */
public final class JsonOutput {

    private static final ObjectMapper JSON = JsonConfiguration.mapper();

    private JsonOutput() {}

    /** Creates an empty object, to be filled and printed with {@link Object#toString()}. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /**
     * Converts an upload to JSON.
     *
     * @return the object, with every member present
     */
    public static ObjectNode of(UploadView view) {
        return JSON.valueToTree(view);
    }

    /** Converts an event to JSON, as in the HTTP API. */
    public static ObjectNode of(EventView event) {
        return JSON.valueToTree(event);
    }

    /** Converts uploads to one array, with one upload a line. */
    public static String ofAll(List<UploadView> views) {
        return views.stream().map(view -> of(view).toString()).collect(Collectors.joining(",\n", "[", "]"));
    }

    /**
     * Parses JSON.
     *
     * @return the value; an empty object when the text is not JSON
     */
    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return object();
        }
    }

    /**
     * Reads an upload from the JSON of a service.
     *
     * @throws UncheckedIOException when the JSON is not an upload
     */
    public static UploadView view(JsonNode json) {
        try {
            return JSON.treeToValue(json, UploadView.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(new IOException("the response is not in Ferry's format; check the URL", e));
        }
    }

    /**
     * Converts the outcome of one file to JSON.
     *
     * @param texts the texts of the results, by kind
     * @return the object, with every member present
     */
    public static ObjectNode of(UploadOutcome outcome, Map<ResultKind, String> texts) {
        var problems = ProblemView.of(outcome.file(), outcome.problems());
        var warnings = ProblemView.of(outcome.file(), outcome.warnings());
        var json = of(UploadView.of(outcome.entry(), problems, warnings)).put("file", outcome.file());
        var results = json.putObject("results");
        texts.forEach((kind, text) -> results.put(kind.key(), text));
        return json;
    }

    /** Converts sentences to JSON. */
    public static ArrayNode of(List<String> sentences) {
        return JSON.valueToTree(sentences);
    }

    /** Converts problems with their places to JSON. */
    public static ArrayNode of(String file, List<Problem> problems) {
        return JSON.valueToTree(ProblemView.of(file, problems));
    }
}
