/** Checks of text that comes from outside. Ferry refuses text that it could pass on only with other characters. */
@NullMarked
package dev.ferry.domain.text;

import org.jspecify.annotations.NullMarked;
