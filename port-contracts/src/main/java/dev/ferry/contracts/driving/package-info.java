/**
 * The contract of driving adapters. It acts on both sides of the adapter: as a client, through a
 * {@link dev.ferry.contracts.driving.SubmitClient} that the adapter's test opens, and as the core behind the adapter.
 */
@NullMarked
package dev.ferry.contracts.driving;

import org.jspecify.annotations.NullMarked;
