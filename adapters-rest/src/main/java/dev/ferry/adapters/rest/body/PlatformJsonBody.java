package dev.ferry.adapters.rest.body;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.adapters.rest.exchange.ApiJson;
import dev.ferry.adapters.rest.exchange.Parameters;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.content.Bytes;
import dev.ferry.domain.text.UnicodeText;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The object of the guide's {@code POST /api/UploadData}, so that a client of the Platform can send the same body to
 * Ferry. Ferry ignores {@code Key} and {@code Username} and uses its own.
 */
final class PlatformJsonBody {

    /** Low, because parsing keeps several copies of the data set in memory. */
    static final long MAX_BYTES = 16L << 20;

    static final String REMEDY = "send a larger data set as text/csv";

    private static final Set<String> MEMBERS = Set.of("Name", "Data", "Key", "Username", "Overwrite");

    private PlatformJsonBody() {}

    static ReceivedDataset receive(Buffer body, Parameters query) {
        var object = ApiJson.object(body);
        object.fieldNames().forEachRemaining(PlatformJsonBody::check);
        refuseBrokenText(object);
        var parameters = with(query, "name", object.path("Name"));
        parameters = with(parameters, "overwrite", object.path("Overwrite"));
        var data = object.path("Data");
        if (!data.isTextual()) {
            throw RefusedException.badRequest("the object needs a member Data, a string with the data set");
        }
        return new ReceivedDataset(parameters, Bytes.of(data.textValue()), StandardCharsets.UTF_8, null);
    }

    private static void check(String member) {
        if (!MEMBERS.contains(member)) {
            throw RefusedException.badRequest(
                    "the object has no member " + member + "; it has Name, Data, Overwrite, Key and Username");
        }
    }

    /** Refuses a JSON escape of half a surrogate pair, which UTF-8 cannot encode. */
    private static void refuseBrokenText(JsonNode object) {
        for (var member : object.properties()) {
            if (member.getValue().isTextual()
                    && !UnicodeText.isWellFormed(member.getValue().textValue())) {
                throw new RefusedException(
                        ProblemType.UNUSABLE_DATA,
                        "the object's %s contains half of a surrogate pair, which is no character; correct the escape"
                                        .formatted(member.getKey())
                                + " \\uD800 to \\uDFFF");
            }
        }
    }

    /** Adds a parameter. The guide writes booleans as strings; JSON booleans work too. */
    private static Parameters with(Parameters parameters, String name, JsonNode value) {
        if (value.isMissingNode()) {
            return parameters;
        }
        if (!value.isTextual() && !value.isBoolean()) {
            throw RefusedException.badRequest("the object's " + name + " must be a string");
        }
        return parameters.with(name, value.asText());
    }
}
