package dev.ferry.adapters.http.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the words of an error from a JSON object, as OAuth 2.0, ASP.NET and RFC 9457 write it. */
public final class ErrorObject {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** A member of one of these names makes an object an error. */
    private static final Set<String> ERRORS =
            Set.of("error", "errors", "errorcode", "errormessage", "exceptionmessage");

    /** A result may report {@code errors}, of rows: only these make it an error. */
    private static final Set<String> ERRORS_AS_A_RESULT =
            Set.of("error", "errorcode", "errormessage", "exceptionmessage");

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

    /** Other members that an error may have. */
    private static final Set<String> DETAILS = Set.of(
            "type",
            "status",
            "statuscode",
            "instance",
            "success",
            "erroruri",
            "errorcodes",
            "traceid",
            "requestid",
            "correlationid",
            "timestamp",
            "path",
            "exceptiontype",
            "stacktrace",
            "innerexception");

    /** Errors inside errors: deeper ones are not read, so that an answer cannot exhaust the stack. */
    private static final int MAX_DEPTH = 8;

    private ErrorObject() {}

    /**
     * The words of an error.
     *
     * @return the words as the server sent them, not redacted; empty if the text is not a JSON object with an error
     */
    public static Optional<String> words(String text) {
        return parse(text)
                .filter(object -> has(object, ERRORS) || object.path("title").isTextual())
                .map(ErrorObject::describe)
                .filter(words -> !words.isEmpty());
    }

    /** Whether the text is a JSON object with a member that only an error has. */
    public static boolean hasError(String text) {
        return parse(text).filter(object -> has(object, ERRORS_AS_A_RESULT)).isPresent();
    }

    /**
     * The words of an error that is the whole text. Results are data of any form, so this is stricter than
     * {@link #words}: the text is one object, and all its members belong to an error.
     *
     * @return the words as the server sent them, not redacted; empty if the text may be data
     */
    static Optional<String> wholeWords(String text) {
        return parse(text)
                .filter(object -> has(object, ERRORS_AS_A_RESULT) || isProblem(object))
                .filter(object -> object.propertyStream()
                        .map(member -> comparable(member.getKey()))
                        .allMatch(name -> WORDS.contains(name) || DETAILS.contains(name)))
                .map(ErrorObject::describe)
                .filter(words -> !words.isEmpty());
    }

    /**
     * Whether a content type says that the body is an error (RFC 9457 section 3).
     *
     * @return true for {@code application/problem+json} and {@code application/problem+xml}
     */
    public static boolean isErrorType(@Nullable String contentType) {
        return contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).startsWith("application/problem+");
    }

    private static Optional<JsonNode> parse(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean has(JsonNode object, Set<String> names) {
        return object.propertyStream()
                .anyMatch(member -> names.contains(comparable(member.getKey())) && saysSomething(member.getValue()));
    }

    /** A successful answer may have a member for errors that is null, empty, false or 0. */
    private static boolean saysSomething(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY, OBJECT -> !value.isEmpty();
            case STRING -> !value.textValue().isBlank();
            case NUMBER -> value.doubleValue() != 0;
            case BOOLEAN -> value.booleanValue();
            default -> false;
        };
    }

    /** Whether an object has a problem's title and its status of 400 or more (RFC 9457 section 3.1). */
    private static boolean isProblem(JsonNode object) {
        return object.path("title").isTextual()
                && object.path("status").asInt() >= 400
                && object.path("status").isInt();
    }

    private static String describe(JsonNode object) {
        return describe(object, MAX_DEPTH);
    }

    private static String describe(JsonNode object, int depth) {
        return WORDS.stream()
                .flatMap(name -> object.propertyStream()
                        .filter(member -> comparable(member.getKey()).equals(name))
                        .flatMap(member -> texts(member.getValue(), depth - 1)))
                .distinct()
                .collect(Collectors.joining(": "));
    }

    private static Stream<String> texts(JsonNode value, int depth) {
        if (depth == 0) {
            return Stream.empty();
        }
        if (value.isArray()) {
            return value.valueStream().flatMap(element -> texts(element, depth - 1));
        }
        if (value.isObject()) {
            return Stream.of(describe(value, depth)).filter(words -> !words.isEmpty());
        }
        return Stream.of(value.asText()).filter(words -> !words.isBlank() && !value.isNull());
    }

    private static String comparable(String name) {
        return name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }
}
