/**
 * Simulates how late the end of processing is detected with Ferry's polling policies and with the schedules of other
 * clients, for the same uploads and the same number of polls. All seeds are fixed, so each run gives the same figures.
 */
@NullMarked
package dev.ferry.benchmarks.polling;

import org.jspecify.annotations.NullMarked;
