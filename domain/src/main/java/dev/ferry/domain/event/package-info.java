/**
 * What has happened to an upload, one type an event. Events are made by transitions, committed with them, and never
 * changed.
 */
@NullMarked
package dev.ferry.domain.event;

import org.jspecify.annotations.NullMarked;
