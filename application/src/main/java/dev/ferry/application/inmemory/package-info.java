/**
 * The journal and the payloads in memory, for commands without a store and for tests. They fulfil all contracts except
 * durability.
 */
@NullMarked
package dev.ferry.application.inmemory;

import org.jspecify.annotations.NullMarked;
