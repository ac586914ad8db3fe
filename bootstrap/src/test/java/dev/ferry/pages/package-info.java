/** Compares pages with the code that they describe, and diagrams with their texts. */
@NullMarked
package dev.ferry.pages;

import org.jspecify.annotations.NullMarked;
