/**
 * The entry point of the core. A driving adapter sees only {@link dev.ferry.application.Ferry}; the packages
 * {@code engine}, {@code step} and {@code usecase} implement it.
 */
@NullMarked
package dev.ferry.application;

import org.jspecify.annotations.NullMarked;
