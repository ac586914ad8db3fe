/**
 * The Platform's feedback on a data set, one {@code row|value|message} per line, and its join with the lines and
 * columns of the file.
 */
@NullMarked
package dev.ferry.domain.feedback;

import org.jspecify.annotations.NullMarked;
