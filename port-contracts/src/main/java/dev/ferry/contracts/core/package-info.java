/**
 * A core on virtual time between a scripted Platform and a journal in memory, for tests of the core and of driving
 * adapters.
 */
@NullMarked
package dev.ferry.contracts.core;

import org.jspecify.annotations.NullMarked;
