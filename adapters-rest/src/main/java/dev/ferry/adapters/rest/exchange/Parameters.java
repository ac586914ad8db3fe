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
 * Named values of a request, read strictly: a misspelt name is an error, not a default. Values come from the query, or
 * from the fields of a form.
 */
public final class Parameters {

    private final List<String> known;
    private final Map<String, List<String>> values;

    private Parameters(List<String> known, Map<String, List<String>> values) {
        this.known = known;
        this.values = values;
    }

    /**
     * The parameters of a query.
     *
     * @param query as it came
     * @param known all that may occur
     * @throws RefusedException when another occurs
     */
    public static Parameters of(MultiMap query, String... known) {
        var values = new LinkedHashMap<String, List<String>>();
        query.names().forEach(name -> values.put(name, query.getAll(name)));
        var parameters = new Parameters(List.of(known), values);
        values.keySet().forEach(parameters::check);
        return parameters;
    }

    /**
     * The same with one parameter more.
     *
     * @throws RefusedException when it has a value already, or is not known
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
     * A value that may be missing.
     *
     * @return the value, or empty when it is missing
     * @throws RefusedException when there are several
     */
    public Optional<String> one(String name) {
        var all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw RefusedException.badRequest("the parameter " + name + " is given twice");
        }
        return all.stream().findFirst();
    }

    /**
     * A value that may be missing, turned into what it stands for.
     *
     * @param read turns it, throwing {@link IllegalArgumentException} with a message when it is malformed
     * @return that, or empty when it is missing
     * @throws RefusedException when it is malformed
     */
    public <T> Optional<T> one(String name, Function<String, T> read) {
        return one(name).map(value -> read(name, value, read));
    }

    /**
     * A list of values, separated by commas, or the parameter repeated, or both.
     *
     * @param read turns each, throwing {@link IllegalArgumentException} with a message when it is malformed
     * @return all, in order; empty when the parameter is missing
     * @throws RefusedException when one is malformed
     */
    public <T> List<T> many(String name, Function<String, T> read) {
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(value -> read(name, value.strip(), read))
                .toList();
    }

    /**
     * A yes or no.
     *
     * @param otherwise when it is missing
     * @throws RefusedException when it is neither
     */
    public boolean flag(String name, boolean otherwise) {
        return one(name, Parameters::flag).orElse(otherwise);
    }

    private void check(String name) {
        if (!known.contains(name)) {
            throw RefusedException.badRequest("there is no parameter '" + name + "' here; "
                    + (known.isEmpty() ? "there is none at all" : "there are " + String.join(", ", known)));
        }
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it is true or false, not '" + value + "'");
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
