/**
 * What those who run Ferry look at: whether it lives, whether it is ready to take data sets in charge, and its metrics.
 * None of it says anything about the Platform, whose bad days must not get a working Ferry restarted.
 */
@NullMarked
package dev.ferry.adapters.rest.operations;

import org.jspecify.annotations.NullMarked;
