/**
 * What an adapter of the driving side must keep. A contract here plays both ends: the client before the adapter, by a
 * {@link dev.ferry.contracts.driving.SubmitClient} that the adapter's test opens, and the core behind it.
 */
@NullMarked
package dev.ferry.contracts.driving;

import org.jspecify.annotations.NullMarked;
