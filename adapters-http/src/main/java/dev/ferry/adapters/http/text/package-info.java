/**
 * Encodes and decodes text: JSON strings, charsets and content codings in chunks of any size, percent-encoding, and the
 * redaction of servers' texts. Does no I/O.
 */
@NullMarked
package dev.ferry.adapters.http.text;

import org.jspecify.annotations.NullMarked;
