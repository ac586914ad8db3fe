/** Pages held against the code they speak of, and drawings held against the text they are made of. */
@NullMarked
package dev.ferry.pages;

import org.jspecify.annotations.NullMarked;
