/** Secrets that must not be seen anywhere, and a Platform that does its best to make them seen. */
@NullMarked
package dev.ferry.canary;

import org.jspecify.annotations.NullMarked;
