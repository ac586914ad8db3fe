/**
 * The events of an upload, one type per event. A transition creates an event, the journal commits both together, and an
 * event never changes.
 */
@NullMarked
package dev.ferry.domain.event;

import org.jspecify.annotations.NullMarked;
