package dev.ferry.domain.table;

import org.jspecify.annotations.Nullable;

/**
 * A value of a row as the Platform gets it, and where it comes from.
 *
 * @param sent the value in the form that the Platform gets
 * @param given the value as the file has it; a constant of the schema is its own
 * @param line the line of the file in which it starts, from 1, or the row of the sheet
 * @param cell the cell of a workbook, such as {@code Shifts!C19}; null in other files
 */
public record TableField(
        String sent, String given, long line, @Nullable String cell) {}
