/**
 * The event streams: server-sent events (HTML Living Standard, section 9.2) that contain CloudEvents. A stream reads
 * the journal from the event after the last one that the client has seen. It reads a page only when the connection can
 * take it.
 */
@NullMarked
package dev.ferry.adapters.rest.event;

import org.jspecify.annotations.NullMarked;
