package dev.ferry.domain.dataset;

/**
 * One field of a row.
 *
 * @param text its value, without the quotes
 * @param line the line of the file in which it starts, from 1
 */
public record CsvField(String text, long line) {}
