/** The recipes of {@code docs/recipes}, compiled and run from the text of the page, so that they stay true. */
@NullMarked
package dev.ferry.recipes;

import org.jspecify.annotations.NullMarked;
