package dev.ferry.adapters.cli.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.fault.PlatformFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stable JSON of the command line, one object a line. Its members are documented in {@code docs/cli.md}. */
public final class JsonOutput {

    private static final ObjectMapper JSON = new ObjectMapper();

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
     * What came of one file.
     *
     * @param outcome what came of it
     * @return the object, every member present
     */
    public static ObjectNode of(Outcome outcome) {
        var upload = outcome.upload();
        var token = upload.token();
        var json = object().put("id", upload.id().value())
                .put("file", outcome.file())
                .put("name", upload.submission().name().value())
                .put("state", UploadState.of(upload).word())
                .put("token", token == null ? null : token.value())
                .put("attempt", upload.attempt().number());
        var results = json.putObject("results");
        outcome.results().forEach((kind, text) -> results.put(kind.key(), text));
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
        }
        return json;
    }
}
