package dev.ferry.domain.submission;

import dev.ferry.domain.table.TableFormat;

/**
 * The data as it was given, when other bytes were sent.
 *
 * @param content the bytes as they were given
 * @param format what was said about their form
 */
public record Original(ContentRef content, TableFormat format) {}
