/**
 * Data sets as text: CSV by RFC 4180, read as it streams by, and the schema that its rows should follow. Everything
 * keeps the line it came from, so that a problem can be pointed at.
 */
@NullMarked
package dev.ferry.domain.dataset;

import org.jspecify.annotations.NullMarked;
