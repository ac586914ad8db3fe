/**
 * Whole worlds on virtual time: a few machines that carry uploads, a journal they share, a Platform, people, and every
 * kind of accident, all drawn from one seed. The machines run the real core. What must always hold is checked at every
 * step, and a world that goes wrong is run again, step for step, from its seed.
 */
@NullMarked
package dev.ferry.simulation;

import org.jspecify.annotations.NullMarked;
