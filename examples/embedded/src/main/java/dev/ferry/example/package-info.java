/** An example program that uses Ferry's core and its HTTP adapter as a library. */
@NullMarked
package dev.ferry.example;

import org.jspecify.annotations.NullMarked;
