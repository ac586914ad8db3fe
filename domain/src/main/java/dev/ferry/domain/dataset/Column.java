package dev.ferry.domain.dataset;

import java.util.Optional;

/**
 * One column of a schema.
 *
 * @param name its name in the header
 * @param type the type of its values
 * @param required whether a value must not be blank
 * @param source where a file has it
 * @param rules the limits of its values
 */
public record Column(String name, ColumnType type, boolean required, ColumnSource source, ColumnRules rules) {

    /**
     * Checks the name, the formats and the limits.
     *
     * @throws IllegalArgumentException when the name is blank, or a format, a limit or the constant is not of the type;
     *     the message names the column
     */
    public Column {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column needs a name");
        }
        try {
            rules.requireFor(type);
            source.requireFor(type);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("column " + name + ": " + e.getMessage(), e);
        }
    }

    /** A column under its own name, without limits. */
    public Column(String name, ColumnType type, boolean required) {
        this(name, type, required, ColumnSource.ITSELF, ColumnRules.NONE);
    }

    /**
     * Checks a value of this column, in the form that the Platform gets.
     *
     * @return the error message, or empty when the value is valid
     */
    public Optional<String> validate(String value) {
        if (value.isBlank()) {
            return required ? Optional.of("a value is required") : Optional.empty();
        }
        var parsed = type.parse(value);
        return parsed.isPresent()
                ? rules.broken(type, value, parsed.get())
                : Optional.of("this is not " + type.description());
    }

    /**
     * Converts a value of a file to the form that the Platform gets, and checks it. Text is never changed. A value in
     * that form already stays as it is, unless the column has formats of its own.
     *
     * @param typed whether the file says that the value is a date or a time in ISO 8601
     */
    public Conversion convert(String given, boolean typed) {
        if (BlankText.isBlank(given)) {
            return required
                    ? new Conversion.Wrong("a value is required")
                    : new Conversion.Value(type == ColumnType.TEXT ? given : "");
        }
        return switch (source.converter(type).convert(given, typed)) {
            case Conversion.Value value ->
                validate(value.text()).<Conversion>map(Conversion.Wrong::new).orElse(value);
            case Conversion.Wrong wrong -> wrong;
        };
    }
}
