/**
 * The journal and the payloads in memory: for one-shot commands and for tests, gone with the process. They keep every
 * promise of the contracts but durability.
 */
@NullMarked
package dev.ferry.adapters.store.memory;

import org.jspecify.annotations.NullMarked;
