/**
 * Tables as people have them, read as a stream into rows of the schema: {@link dev.ferry.domain.table.CsvTableReader}
 * finds the delimiter of a text, {@link dev.ferry.domain.table.TableReader} the header and the columns, and every value
 * keeps its place in the file that was given.
 */
@NullMarked
package dev.ferry.domain.table;

import org.jspecify.annotations.NullMarked;
