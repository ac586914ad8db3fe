package dev.ferry.adapters.rest.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.adapters.json.JsonConfiguration;
import dev.ferry.adapters.rest.problem.RefusedException;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Reads and writes the JSON of requests and responses. */
public final class ApiJson {

    private static final ObjectMapper MAPPER = JsonConfiguration.mapper();

    /** Low, because Ferry's objects are flat and short, apart from a data set's text. */
    private static final int MAX_DEPTH = 20;

    private static final int MAX_NUMBER_LENGTH = 100;
    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_TOKENS = 1000;

    /** Reads what every reader would read alike: no member twice, nothing after the object. */
    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .maxNameLength(MAX_NAME_LENGTH)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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
     * @throws RefusedException when the bytes are not one JSON object in UTF-8, have a member twice, or exceed a limit
     */
    public static JsonNode object(Buffer bytes) {
        try {
            var node = STRICT.readTree(text(bytes));
            if (node.isObject()) {
                return node;
            }
            throw RefusedException.badRequest("the body must be a JSON object");
        } catch (StreamConstraintsException e) {
            throw RefusedException.badRequest(
                    "the body's JSON exceeds a limit: objects and lists at most %d deep, numbers of at most %d digits,"
                                    .formatted(MAX_DEPTH, MAX_NUMBER_LENGTH)
                            + " names of at most %d characters, at most %d names and values"
                                    .formatted(MAX_NAME_LENGTH, MAX_TOKENS));
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw RefusedException.badRequest(reason(e)
                    + (place == null
                            ? ""
                            : ", see line %d, column %d".formatted(place.getLineNr(), place.getColumnNr())));
        } catch (CharacterCodingException e) {
            throw RefusedException.badRequest("the body is not JSON in UTF-8");
        }
    }

    private static String reason(JsonProcessingException e) {
        var message = e.getOriginalMessage();
        if (message.startsWith("Duplicate")) {
            return "the body's JSON has a member twice";
        }
        return e instanceof MismatchedInputException
                ? "the body has more than one JSON object"
                : "the body is not JSON";
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
