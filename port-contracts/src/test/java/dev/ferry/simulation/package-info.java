/**
 * Simulations of the whole core on virtual time: several nodes, a shared journal, a Platform, users, and faults of
 * every kind. Everything follows from one seed. The nodes run the real core. The invariants are checked at every step,
 * and a failed simulation can be repeated exactly from its seed.
 */
@NullMarked
package dev.ferry.simulation;

import org.jspecify.annotations.NullMarked;
