/** Searches all output for secrets, with a Platform that echoes them. */
@NullMarked
package dev.ferry.canary;

import org.jspecify.annotations.NullMarked;
