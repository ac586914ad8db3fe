/**
 * The core's front door: {@link dev.ferry.application.Ferry} is all that a driving adapter gets to see. How the core
 * does its work is behind it, in {@code engine} and {@code usecase}.
 */
@NullMarked
package dev.ferry.application;

import org.jspecify.annotations.NullMarked;
