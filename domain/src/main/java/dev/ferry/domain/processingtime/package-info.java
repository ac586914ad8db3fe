/**
 * Statistics of the Platform's processing times: weighted histograms on a logarithmic scale, for the whole account and
 * for each size of data set. Old observations lose weight.
 */
@NullMarked
package dev.ferry.domain.processingtime;

import org.jspecify.annotations.NullMarked;
