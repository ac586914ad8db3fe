package dev.ferry.adapters.cli.input;

import dev.ferry.domain.table.TableFormat;
import java.nio.file.Path;

/**
 * A data file that the user names.
 *
 * @param path {@code -} for standard input
 * @param format what the user says about its form
 * @param allowEmpty whether it may have no rows
 */
public record DataFile(Path path, TableFormat format, boolean allowEmpty) {}
