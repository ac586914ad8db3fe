package dev.ferry.domain.dataset;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a column's values, all in the form that the Platform gets.
 *
 * @param unique whether no two rows may have the same value
 * @param minimum the least value; null for no limit
 * @param maximum the greatest value; null for no limit
 * @param values the only values; empty for any
 * @param pattern matches every value as a whole; null for any
 */
public record ColumnRules(
        boolean unique,
        @Nullable String minimum,
        @Nullable String maximum,
        List<String> values,
        @Nullable Pattern pattern) {

    /** No limits. */
    public static final ColumnRules NONE = new ColumnRules(false, null, null, List.of(), null);

    public ColumnRules {
        values = List.copyOf(values);
    }

    void requireFor(ColumnType type) {
        if ((type == ColumnType.ENUMERATION) == values.isEmpty()) {
            throw new IllegalArgumentException("an enumeration lists its values, and no other type does");
        }
        var low = limit(type, "minimum", minimum);
        var high = limit(type, "maximum", maximum);
        if (low.isPresent() && high.isPresent() && compare(low.get(), high.get()) > 0) {
            throw new IllegalArgumentException("the minimum " + minimum + " is above the maximum " + maximum);
        }
    }

    /** The message about the first rule that a value breaks. */
    Optional<String> broken(ColumnType type, String value, Comparable<?> parsed) {
        if (!values.isEmpty() && !values.contains(value)) {
            return Optional.of("this is not one of " + String.join(", ", values));
        }
        if (pattern != null && !pattern.matcher(value).matches()) {
            return Optional.of("this does not match " + pattern);
        }
        if (limit(type, "minimum", minimum)
                .filter(low -> compare(parsed, low) < 0)
                .isPresent()) {
            return Optional.of("this is below the minimum " + minimum);
        }
        if (limit(type, "maximum", maximum)
                .filter(high -> compare(parsed, high) > 0)
                .isPresent()) {
            return Optional.of("this is above the maximum " + maximum);
        }
        return Optional.empty();
    }

    private static Optional<? extends Comparable<?>> limit(ColumnType type, String name, @Nullable String limit) {
        if (limit == null) {
            return Optional.empty();
        }
        var parsed = type.parse(limit);
        if (parsed.isEmpty() || !type.hasOrder()) {
            throw new IllegalArgumentException("the " + name + " '" + limit + "' is not " + type.description());
        }
        return parsed;
    }

    /** Both are parsed by the same type, so they are of the same class. */
    @SuppressWarnings("unchecked")
    private static int compare(Comparable<?> one, Comparable<?> other) {
        return ((Comparable<Object>) one).compareTo(other);
    }
}
