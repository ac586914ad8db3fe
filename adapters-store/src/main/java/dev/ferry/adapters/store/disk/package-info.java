/**
 * Payloads and results as files, named by their hash. A file is written under a temporary name, forced to the disk, and
 * renamed. Bytes are read and written in chunks, and only the owner of a file can read it.
 */
@NullMarked
package dev.ferry.adapters.store.disk;

import org.jspecify.annotations.NullMarked;
