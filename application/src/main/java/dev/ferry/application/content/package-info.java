/**
 * Streams of bytes that are read chunk by chunk, so that a data set of any size needs only limited memory. The
 * transcoder makes sure that Ferry stores only UTF-8 text.
 */
@NullMarked
package dev.ferry.application.content;

import org.jspecify.annotations.NullMarked;
