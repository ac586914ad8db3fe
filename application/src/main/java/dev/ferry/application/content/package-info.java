/**
 * Bytes that are read piece by piece, pulled by whoever needs them, so that a data set of any size passes through
 * bounded memory. What enters Ferry is made sure to be UTF-8 text here.
 */
@NullMarked
package dev.ferry.application.content;

import org.jspecify.annotations.NullMarked;
