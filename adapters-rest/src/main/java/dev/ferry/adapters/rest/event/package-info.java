/**
 * The event stream: server-sent events (HTML Living Standard, section 9.2) that carry CloudEvents, read from the
 * journal from whichever event a client has seen last. A stream is pulled: it reads a page when the connection has room
 * for it.
 */
@NullMarked
package dev.ferry.adapters.rest.event;

import org.jspecify.annotations.NullMarked;
