package dev.ferry.adapters.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** The stable JSON of the command line, one object a line. Its members are documented in {@code docs/cli.md}. */
public final class JsonOutput {

    private static final ObjectMapper JSON = JsonConfiguration.mapper();

    private JsonOutput() {}

    /** An empty object, to be filled and printed with {@link Object#toString()}. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /**
     * An upload.
     *
     * @return the object, every member present
     */
    public static ObjectNode of(UploadView view) {
        return JSON.valueToTree(view);
    }

    /**
     * Uploads as one array, each on a line of its own.
     *
     * @return the text of the array
     */
    public static String ofAll(List<UploadView> views) {
        return views.stream().map(view -> of(view).toString()).collect(Collectors.joining(",\n", "[", "]"));
    }

    /**
     * Reads JSON that somebody else wrote.
     *
     * @return the value; an empty object when it is no JSON
     */
    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return object();
        }
    }

    /**
     * Reads an upload that a service wrote.
     *
     * @throws UncheckedIOException when it is something else
     */
    public static UploadView view(JsonNode json) {
        try {
            return JSON.treeToValue(json, UploadView.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(new IOException("the answer is no upload; is the URL Ferry's?", e));
        }
    }

    /**
     * What came of one file.
     *
     * @param texts the results as they are read, by kind
     * @return the object, every member present
     */
    public static ObjectNode of(UploadOutcome outcome, Map<ResultKind, String> texts) {
        var problems = ProblemView.of(outcome.file(), outcome.problems());
        var json = of(UploadView.of(outcome.entry(), problems)).put("file", outcome.file());
        var results = json.putObject("results");
        texts.forEach((kind, text) -> results.put(kind.key(), text));
        return json;
    }

    /** Problems with their places. */
    public static ArrayNode of(String file, List<Problem> problems) {
        return JSON.valueToTree(ProblemView.of(file, problems));
    }
}
