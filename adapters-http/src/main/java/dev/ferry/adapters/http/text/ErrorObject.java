package dev.ferry.adapters.http.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the words of an error from a JSON object, as OAuth 2.0, ASP.NET and RFC 9457 write it. */
public final class ErrorObject {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A member of one of these names makes an object an error. */
    private static final Set<String> ERRORS =
            Set.of("error", "errors", "errorcode", "errormessage", "exceptionmessage");

    /** Members that explain the error, in the order of the message. */
    private static final List<String> WORDS = List.of(
            "error",
            "errorcode",
            "code",
            "title",
            "errordescription",
            "errormessage",
            "message",
            "detail",
            "exceptionmessage",
            "errors");

    private ErrorObject() {}

    /**
     * The words of an error.
     *
     * @return the words as the server sent them, not redacted; empty if the text is not a JSON object with an error
     */
    public static Optional<String> words(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            var object = JSON.readTree(text);
            return isError(object) ? Optional.of(describe(object)).filter(words -> !words.isEmpty()) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isError(JsonNode object) {
        return object.properties().stream()
                .anyMatch(field -> ERRORS.contains(comparable(field.getKey()))
                        && !field.getValue().isNull()
                        && (field.getValue().isValueNode() || !field.getValue().isEmpty()));
    }

    private static String describe(JsonNode object) {
        return WORDS.stream()
                .flatMap(name -> object.properties().stream()
                        .filter(field -> comparable(field.getKey()).equals(name))
                        .flatMap(field -> texts(field.getValue())))
                .distinct()
                .collect(Collectors.joining(": "));
    }

    private static Stream<String> texts(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().flatMap(ErrorObject::texts);
        }
        if (value.isObject()) {
            return Stream.of(describe(value)).filter(words -> !words.isEmpty());
        }
        return Stream.of(value.asText()).filter(words -> !words.isBlank() && !value.isNull());
    }

    private static String comparable(String name) {
        return name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }
}
