/**
 * Payloads and results as files, named by their hash: written to a temporary file, forced to the disk, and renamed.
 * They pass through memory piece by piece, and only their owner can read them.
 */
@NullMarked
package dev.ferry.adapters.store.disk;

import org.jspecify.annotations.NullMarked;
