/**
 * Simulates when an upload's end is noticed: Ferry's own polling policies, and the schedules of other clients, before
 * the same uploads, with as many questions. Everything is drawn from fixed seeds, so a run repeats digit for digit.
 */
@NullMarked
package dev.ferry.benchmarks.polling;

import org.jspecify.annotations.NullMarked;
