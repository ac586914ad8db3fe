/**
 * The Platform's remarks on a data set, one {@code row|value|message} a line, and how they are joined to the lines and
 * columns of the file they speak of.
 */
@NullMarked
package dev.ferry.domain.feedback;

import org.jspecify.annotations.NullMarked;
