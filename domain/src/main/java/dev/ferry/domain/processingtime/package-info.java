/**
 * What is known of how long the Platform takes: weighted counts on a logarithmic scale of time, for the whole account
 * and for each size of data set. Old observations fade.
 */
@NullMarked
package dev.ferry.domain.processingtime;

import org.jspecify.annotations.NullMarked;
