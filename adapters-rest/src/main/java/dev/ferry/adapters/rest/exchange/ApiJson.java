package dev.ferry.adapters.rest.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.adapters.json.JsonConfiguration;
import dev.ferry.adapters.rest.problem.RefusedException;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Reads and writes the JSON of requests and responses. */
public final class ApiJson {

    private static final ObjectMapper MAPPER = JsonConfiguration.mapper();

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ApiJson() {}

    /**
     * Writes a value as JSON in UTF-8.
     *
     * @param value a value that Jackson can write
     */
    public static Buffer write(Object value) {
        return Buffer.buffer(bytes(value));
    }

    /**
     * Writes a value as one line of JSON, without a line break.
     *
     * @param value a value that Jackson can write
     */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a JSON object.
     *
     * @param bytes JSON in UTF-8
     * @throws RefusedException when the bytes are not a JSON object in UTF-8
     */
    public static JsonNode object(Buffer bytes) {
        try {
            var node = MAPPER.readTree(text(bytes));
            if (node.isObject()) {
                return node;
            }
            throw RefusedException.badRequest("the body must be a JSON object");
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw RefusedException.badRequest(
                    "the body is not JSON, see line " + place.getLineNr() + ", column " + place.getColumnNr());
        } catch (CharacterCodingException e) {
            throw RefusedException.badRequest("the body is not JSON in UTF-8");
        }
    }

    /** Decodes strictly (RFC 8259 section 8.1): Jackson's byte parser accepts invalid UTF-8 in a member's name. */
    private static String text(Buffer bytes) throws CharacterCodingException {
        var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes())).toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    private static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
