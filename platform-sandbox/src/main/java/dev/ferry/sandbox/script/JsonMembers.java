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
 * The members of a JSON object, read by name. Whatever is asked for is known; what is there and was not asked for is a
 * mistake. All methods throw a {@link ScriptException} for what cannot be accepted.
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

    /** Reads a text that is to be one JSON object. */
    public static JsonMembers parse(String text) {
        try {
            return new JsonMembers("", STRICT.readTree(text));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var words = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new ScriptException(
                    "line " + at.getLineNr() + ", column " + at.getColumnNr(), "this is not JSON: " + words);
        }
    }

    /**
     * A text.
     *
     * @return its value, empty when it is missing
     */
    public Optional<String> text(String name) {
        return member(name, JsonNode::isTextual, "a text in quotes").map(JsonNode::asText);
    }

    /**
     * A word out of a few, which must be there.
     *
     * @param words what it may be
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
     * A whole number.
     *
     * @param least the smallest it may be
     * @param most the largest it may be
     * @return its value, empty when it is missing
     */
    public Optional<Long> number(String name, long least, long most) {
        Predicate<JsonNode> good = value -> value.isIntegralNumber()
                && value.canConvertToLong()
                && value.asLong() >= least
                && value.asLong() <= most;
        return member(name, good, "a whole number from " + least + " to " + most)
                .map(JsonNode::asLong);
    }

    /**
     * A probability.
     *
     * @return its value, above 0 and up to 1; 1 when it is missing
     */
    public double probability(String name) {
        Predicate<JsonNode> good = value -> value.isNumber() && value.asDouble() > 0 && value.asDouble() <= 1;
        return member(name, good, "a number above 0, up to 1")
                .map(JsonNode::asDouble)
                .orElse(1.0);
    }

    /**
     * A flag.
     *
     * @return its value, empty when it is missing
     */
    public Optional<Boolean> flag(String name) {
        return member(name, JsonNode::isBoolean, "true or false").map(JsonNode::asBoolean);
    }

    /**
     * A duration, from a millisecond to a day.
     *
     * @return its value, empty when it is missing
     */
    public Optional<Duration> duration(String name) {
        return text(name)
                .map(text -> Durations.parse(text)
                        .filter(value -> value.isPositive() && value.compareTo(LONGEST) <= 0)
                        .orElseThrow(() ->
                                wrong(name, "must be from 1ms to 1440m, such as 300ms, 2s or 1m, not '" + text + "'")));
    }

    /**
     * A list of objects.
     *
     * @param most how many there may be
     * @return the members of each; no objects when it is missing
     */
    public List<JsonMembers> objects(String name, int most) {
        Predicate<JsonNode> good = value -> value.isArray() && value.size() <= most;
        return member(name, good, "a list, […], of at most " + most).stream()
                .flatMap(list -> IntStream.range(0, list.size())
                        .mapToObj(i -> new JsonMembers(name + "[" + i + "]", list.get(i))))
                .toList();
    }

    /** Makes sure that everything that is there was asked for. */
    public void end() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw wrong(name, "there is no such member here; there are " + String.join(", ", known));
            }
        });
    }

    /**
     * A complaint about a member.
     *
     * @param remedy what is wrong and what to write instead
     * @return to be thrown
     */
    public ScriptException wrong(String name, String remedy) {
        return new ScriptException(place.isEmpty() ? name : place + "." + name, remedy);
    }

    /**
     * The object as it was written.
     *
     * @return JSON on one line
     */
    public String source() {
        return object.toString();
    }

    private Optional<JsonNode> member(String name, Predicate<JsonNode> good, String wanted) {
        known.add(name);
        var value = object.get(name);
        if (value != null && !good.test(value)) {
            throw wrong(name, "must be " + wanted + ", not " + (value.isArray() ? "so many" : value));
        }
        return Optional.ofNullable(value);
    }
}
