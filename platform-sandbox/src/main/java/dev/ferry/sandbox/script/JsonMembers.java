package dev.ferry.sandbox.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.domain.duration.Durations;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Reads the members of a JSON object by name. Members that were never read are unknown, and {@link #rejectUnknown()}
 * rejects them. All methods throw a {@link ScriptException} for invalid input.
 */
public final class JsonMembers {

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Duration LONGEST = Duration.ofDays(1);

    private final String place;
    private final JsonNode object;
    private final Set<String> known = new TreeSet<>();

    private JsonMembers(String place, JsonNode object) {
        if (!object.isObject()) {
            throw new ScriptException(place.isEmpty() ? "the script" : place, "must be a JSON object, {…}");
        }
        this.place = place;
        this.object = object;
    }

    /** Parses a text that must be one JSON object. */
    public static JsonMembers parse(String text) {
        try {
            return new JsonMembers("", STRICT.readTree(text));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var message = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new ScriptException(
                    "line " + at.getLineNr() + ", column " + at.getColumnNr(), "this is not JSON: " + message);
        }
    }

    /**
     * Reads a text.
     *
     * @return its value, empty if it is missing
     */
    public Optional<String> text(String name) {
        return member(name, JsonNode::isTextual, "a text in quotes").map(JsonNode::asText);
    }

    /**
     * Reads a required word.
     *
     * @param words the allowed words
     */
    public String oneOf(String name, Collection<String> words) {
        var value = text(name);
        return value.filter(words::contains)
                .orElseThrow(() -> wrong(
                        name,
                        "must be one of " + String.join(", ", words)
                                + value.map(other -> ", not '" + other + "'").orElse("")));
    }

    /**
     * Reads a whole number.
     *
     * @param min the minimum, inclusive
     * @param max the maximum, inclusive
     * @return its value, empty if it is missing
     */
    public Optional<Long> number(String name, long min, long max) {
        Predicate<JsonNode> valid = value ->
                value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= min && value.asLong() <= max;
        return member(name, valid, "a whole number from " + min + " to " + max).map(JsonNode::asLong);
    }

    /**
     * Reads a probability.
     *
     * @return its value, above 0 and up to 1; 1 if it is missing
     */
    public double probability(String name) {
        Predicate<JsonNode> valid = value -> value.isNumber() && value.asDouble() > 0 && value.asDouble() <= 1;
        return member(name, valid, "a number above 0, up to 1")
                .map(JsonNode::asDouble)
                .orElse(1.0);
    }

    /**
     * Reads a flag.
     *
     * @return its value, empty if it is missing
     */
    public Optional<Boolean> flag(String name) {
        return member(name, JsonNode::isBoolean, "true or false").map(JsonNode::asBoolean);
    }

    /**
     * Reads a duration from 1 ms to one day.
     *
     * @return its value, empty if it is missing
     */
    public Optional<Duration> duration(String name) {
        return text(name)
                .map(text -> Durations.parse(text)
                        .filter(value -> value.isPositive() && value.compareTo(LONGEST) <= 0)
                        .orElseThrow(() ->
                                wrong(name, "must be from 1ms to 1440m, such as 300ms, 2s or 1m, not '" + text + "'")));
    }

    /**
     * Reads a list of objects.
     *
     * @param max the maximum number of objects
     * @return the members of each object; empty if the list is missing
     */
    public List<JsonMembers> objects(String name, int max) {
        Predicate<JsonNode> valid = value -> value.isArray() && value.size() <= max;
        return member(name, valid, "a list, […], of at most " + max).stream()
                .flatMap(list -> IntStream.range(0, list.size())
                        .mapToObj(i -> new JsonMembers(name + "[" + i + "]", list.get(i))))
                .toList();
    }

    /** Rejects members that were never read. */
    public void rejectUnknown() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw wrong(name, "unknown member; the members are " + String.join(", ", known));
            }
        });
    }

    /**
     * Creates an exception about a member; the caller throws it.
     *
     * @param remedy the error, and what to write instead
     */
    public ScriptException wrong(String name, String remedy) {
        return new ScriptException(place.isEmpty() ? name : place + "." + name, remedy);
    }

    /** The object as JSON on one line. */
    public String source() {
        return object.toString();
    }

    private Optional<JsonNode> member(String name, Predicate<JsonNode> valid, String expected) {
        known.add(name);
        var value = object.get(name);
        if (value != null && !valid.test(value)) {
            var actual = value.isArray() ? "a list of " + value.size() : value.toString();
            throw wrong(name, "must be " + expected + ", not " + actual);
        }
        return Optional.ofNullable(value);
    }
}
