/**
 * The journal's values: entries, changes, queries and numbered events. The ports that use them are in
 * {@code port.driven}.
 */
@NullMarked
package dev.ferry.application.journal;

import org.jspecify.annotations.NullMarked;
