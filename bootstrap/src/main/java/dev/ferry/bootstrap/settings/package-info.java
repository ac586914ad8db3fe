/**
 * Settings: {@link dev.ferry.bootstrap.settings.Key} lists them all; they are read from the environment over
 * {@code ferry.yaml} over defaults, strictly: what nobody knows is refused.
 */
@NullMarked
package dev.ferry.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
