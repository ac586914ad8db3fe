package dev.ferry.adapters.rest.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ferry.adapters.rest.problem.RefusedException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON as this API writes it: every member always there, times as ISO 8601 texts. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    /**
     * A value as JSON.
     *
     * @param value records, maps, lists, texts, numbers
     * @return UTF-8
     */
    public static Buffer write(Object value) {
        return Buffer.buffer(bytes(value));
    }

    /**
     * A value as one line of JSON.
     *
     * @param value records, maps, lists, texts, numbers
     * @return the text, without a line break
     */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads an object.
     *
     * @param bytes JSON in UTF-8
     * @return the object
     * @throws RefusedException when it is none
     */
    public static JsonNode object(Buffer bytes) {
        try {
            var node = MAPPER.readTree(bytes.getBytes());
            if (node.isObject()) {
                return node;
            }
            throw RefusedException.badRequest("the body must be a JSON object");
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw RefusedException.badRequest(
                    "the body is not JSON, see line " + place.getLineNr() + ", column " + place.getColumnNr());
        } catch (IOException e) {
            // bytes in an encoding that JSON never has
            throw RefusedException.badRequest("the body is not JSON in UTF-8");
        }
    }

    private static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
