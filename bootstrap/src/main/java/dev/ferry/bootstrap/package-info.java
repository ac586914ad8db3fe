/**
 * The composition root: the only package that depends on all modules. The program starts in
 * {@link dev.ferry.bootstrap.Main}.
 */
@NullMarked
package dev.ferry.bootstrap;

import org.jspecify.annotations.NullMarked;
