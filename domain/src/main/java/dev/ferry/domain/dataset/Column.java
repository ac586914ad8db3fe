package dev.ferry.domain.dataset;

import java.util.Optional;

/**
 * One column of a schema.
 *
 * @param name its name in the header
 * @param type the type of its values
 * @param required whether a value must not be blank
 */
public record Column(String name, ColumnType type, boolean required) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when the name is blank
     */
    public Column {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column needs a name");
        }
    }

    /**
     * Checks a value of this column.
     *
     * @return the error message, or empty when the value is valid
     */
    public Optional<String> validate(String value) {
        if (value.isBlank()) {
            return required ? Optional.of("a value is required") : Optional.empty();
        }
        return type.accepts(value) ? Optional.empty() : Optional.of("this is not " + type.description());
    }
}
