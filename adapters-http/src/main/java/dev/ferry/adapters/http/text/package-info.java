/**
 * How text is written for the wire and read from it: JSON strings in pieces of any size, percent-encoding, and other
 * people's words made fit to be shown. Nothing here does any I/O.
 */
@NullMarked
package dev.ferry.adapters.http.text;

import org.jspecify.annotations.NullMarked;
