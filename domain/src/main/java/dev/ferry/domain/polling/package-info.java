/**
 * Schedules for requests to the Platform: one for progress and one for errors. Both are pure functions of elapsed time
 * and of the number of errors.
 */
@NullMarked
package dev.ferry.domain.polling;

import org.jspecify.annotations.NullMarked;
