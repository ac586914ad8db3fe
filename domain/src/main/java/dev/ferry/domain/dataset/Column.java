package dev.ferry.domain.dataset;

import java.util.Optional;

/**
 * One column of a schema.
 *
 * @param name its name in the header
 * @param type what it may hold
 * @param required whether it must hold something
 */
public record Column(String name, ColumnType type, boolean required) {

    /**
     * Checks that there is a name to know the column by.
     *
     * @throws IllegalArgumentException when the name is blank
     */
    public Column {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column needs a name");
        }
    }

    /**
     * What is wrong with a value.
     *
     * @param value a field of this column
     * @return the complaint, or empty when all is well
     */
    public Optional<String> complaintAbout(String value) {
        if (value.isBlank()) {
            return required ? Optional.of("a value is required") : Optional.empty();
        }
        return type.admits(value) ? Optional.empty() : Optional.of("this is not " + type.description());
    }
}
