/** The core's settings as values: retry limits, workload, and the format of data sets. */
@NullMarked
package dev.ferry.application.settings;

import org.jspecify.annotations.NullMarked;
