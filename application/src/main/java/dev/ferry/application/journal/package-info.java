/**
 * What the journal holds and is told: entries, changes, claims, numbered events. Values only; the ports that move them
 * are in {@code port.driven}.
 */
@NullMarked
package dev.ferry.application.journal;

import org.jspecify.annotations.NullMarked;
