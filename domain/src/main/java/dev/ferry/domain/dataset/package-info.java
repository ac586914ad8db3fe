/**
 * Data sets as text: CSV as defined by RFC 4180, parsed as a stream, and the schema of its rows. Each row and field
 * knows its line in the file, so a problem can name the place.
 */
@NullMarked
package dev.ferry.domain.dataset;

import org.jspecify.annotations.NullMarked;
