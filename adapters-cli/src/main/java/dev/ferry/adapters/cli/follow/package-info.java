/**
 * Follows submitted uploads: waits for them on the calling thread, prints their progress, and reports their outcome.
 */
@NullMarked
package dev.ferry.adapters.cli.follow;

import org.jspecify.annotations.NullMarked;
