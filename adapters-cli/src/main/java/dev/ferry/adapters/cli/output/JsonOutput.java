package dev.ferry.adapters.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ferry.application.view.UploadView;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.platform.ResultKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stable JSON of the command line, one object a line. Its members are documented in {@code docs/cli.md}. */
public final class JsonOutput {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JsonOutput() {}

    /**
     * An empty object, to be filled and printed with {@link Object#toString()}.
     *
     * @return the object
     */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /**
     * An upload.
     *
     * @param view the upload
     * @return the object, every member present
     */
    public static ObjectNode of(UploadView view) {
        return JSON.valueToTree(view);
    }

    /**
     * Uploads as one array, each on a line of its own.
     *
     * @param views the uploads
     * @return the text of the array
     */
    public static String ofAll(List<UploadView> views) {
        return views.stream().map(view -> of(view).toString()).collect(Collectors.joining(",\n", "[", "]"));
    }

    /**
     * Reads JSON that somebody else wrote.
     *
     * @param text one value
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
     * @param json the object
     * @return the upload
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
     * @param outcome what came of it
     * @param texts the results as they are read, by kind
     * @return the object, every member present
     */
    public static ObjectNode of(UploadOutcome outcome, Map<ResultKind, String> texts) {
        var json = of(UploadView.of(outcome.entry(), outcome.problems())).put("file", outcome.file());
        var results = json.putObject("results");
        texts.forEach((kind, text) -> results.put(kind.key(), text));
        json.set("problems", of(outcome.file(), outcome.problems()));
        json.set("fault", of(outcome.fault()));
        return json;
    }

    /**
     * Problems with their places.
     *
     * @param file the file they are in
     * @param problems what is wrong
     * @return an array of objects
     */
    public static ArrayNode of(String file, List<Problem> problems) {
        var array = JSON.createArrayNode();
        for (var problem : problems) {
            array.addObject()
                    .put("file", file)
                    .put("line", problem.line() == 0 ? null : (Long) problem.line())
                    .put("column", problem.column())
                    .put("value", problem.value())
                    .put("message", problem.message());
        }
        return array;
    }

    /**
     * A fault.
     *
     * @param fault what went wrong, null when nothing did
     * @return an object, or null
     */
    public static @Nullable ObjectNode of(@Nullable Fault fault) {
        if (fault == null) {
            return null;
        }
        var json = object().put("code", fault.code()).put("summary", fault.summary());
        if (fault instanceof PlatformFault.Refused refused) {
            json.put("status", refused.status()).put("words", refused.words());
        } else if (fault instanceof PlatformFault.Throttled throttled && throttled.retryAfter() != null) {
            json.put("retryAfterSeconds", throttled.retryAfter().toSeconds());
        } else if (fault instanceof PlatformFault.Deferred held) {
            json.put("retryAfterSeconds", held.retryAfter().toSeconds());
        }
        return json;
    }
}
