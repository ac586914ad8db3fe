/** Compiles and runs the recipes of {@code docs/recipes} from the text of the page. */
@NullMarked
package dev.ferry.recipes;

import org.jspecify.annotations.NullMarked;
