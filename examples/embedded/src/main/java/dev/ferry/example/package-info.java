/** A program of somebody else's that uses Ferry's core and its HTTP adapter as a library. */
@NullMarked
package dev.ferry.example;

import org.jspecify.annotations.NullMarked;
