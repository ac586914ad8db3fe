package dev.ferry.adapters.rest.exchange;

import dev.ferry.adapters.rest.problem.RefusedException;
import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The parameters of a request, from the query and from a form's fields or a JSON object. An unknown name is an error.
 */
public final class Parameters {

    private final List<String> known;
    private final Map<String, List<String>> values;

    private Parameters(List<String> known, Map<String, List<String>> values) {
        this.known = known;
        this.values = values;
    }

    /**
     * Returns the parameters of a query.
     *
     * @param known all supported parameters
     * @throws RefusedException when the query has another parameter
     */
    public static Parameters of(MultiMap query, String... known) {
        var values = new LinkedHashMap<String, List<String>>();
        query.names().forEach(name -> values.put(name, query.getAll(name)));
        var parameters = new Parameters(List.of(known), values);
        values.keySet().forEach(parameters::check);
        return parameters;
    }

    /**
     * Returns these parameters with another one.
     *
     * @throws RefusedException when the parameter is unknown or already has a value
     */
    public Parameters with(String name, String value) {
        check(name);
        if (values.containsKey(name)) {
            throw RefusedException.badRequest("the parameter " + name + " is given twice");
        }
        var more = new LinkedHashMap<>(values);
        more.put(name, List.of(value));
        return new Parameters(known, more);
    }

    /**
     * Returns an optional value.
     *
     * @return the value, or empty when it is missing
     * @throws RefusedException when the parameter occurs more than once
     */
    public Optional<String> single(String name) {
        var all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw RefusedException.badRequest("the parameter " + name + " is given twice");
        }
        return all.stream().findFirst();
    }

    /**
     * Returns an optional value, parsed.
     *
     * @param read parses the value; throws {@link IllegalArgumentException} with a message when it is malformed
     * @return the parsed value, or empty when it is missing
     * @throws RefusedException when the value is malformed, or the parameter occurs more than once
     */
    public <T> Optional<T> single(String name, Function<String, T> read) {
        return single(name).map(value -> read(name, value, read));
    }

    /**
     * Returns an optional whole number within bounds.
     *
     * @throws RefusedException when the value is no such number, or the parameter occurs more than once
     */
    public Optional<Integer> number(String name, int min, int max) {
        return single(name, text -> within(text, min, max));
    }

    /**
     * Returns a list of values. They may be separated by commas, or the parameter may be repeated.
     *
     * @param read parses a value; throws {@link IllegalArgumentException} with a message when it is malformed
     * @return all values in order; empty when the parameter is missing
     * @throws RefusedException when a value is malformed
     */
    public <T> List<T> list(String name, Function<String, T> read) {
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(value -> read(name, value.strip(), read))
                .toList();
    }

    /**
     * Returns a boolean value.
     *
     * @param defaultValue the result when the parameter is missing
     * @throws RefusedException when the value is neither true nor false
     */
    public boolean flag(String name, boolean defaultValue) {
        return single(name, Parameters::flag).orElse(defaultValue);
    }

    private void check(String name) {
        if (!known.contains(name)) {
            throw RefusedException.badRequest("the parameter '" + name + "' is unknown; "
                    + (known.isEmpty() ? "this request has no parameters" : "use " + String.join(", ", known)));
        }
    }

    private static int within(String text, int min, int max) {
        if (!text.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            throw new IllegalArgumentException("must be a number from " + min + " to " + max + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false, not '" + value + "'");
        };
    }

    private static <T> T read(String name, String value, Function<String, T> read) {
        try {
            return read.apply(value);
        } catch (IllegalArgumentException e) {
            throw RefusedException.badRequest("the parameter " + name + ": " + e.getMessage());
        }
    }
}
