/**
 * The journal and the payloads in memory: for one-shot commands and for tests, gone with the process. They keep every
 * promise of the contracts but durability.
 */
@NullMarked
package dev.ferry.application.inmemory;

import org.jspecify.annotations.NullMarked;
