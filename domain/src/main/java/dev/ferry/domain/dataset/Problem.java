package dev.ferry.domain.dataset;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a data set, and where.
 *
 * @param line the line of the file, from 1; 0 when the place is not known
 * @param column the column's name, null when the whole row, or nothing known, is meant
 * @param value the offending value, null when there is none
 * @param message what is wrong, for a person
 */
public record Problem(
        long line, @Nullable String column, @Nullable String value, String message) {}
