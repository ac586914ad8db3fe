/**
 * One run of housekeeping, in pages of bounded size. Uploads are forgotten first and bytes are swept after them, so
 * that a run that is cut short leaves behind nothing worse than bytes that nobody needs.
 */
@NullMarked
package dev.ferry.application.housekeeping;

import org.jspecify.annotations.NullMarked;
