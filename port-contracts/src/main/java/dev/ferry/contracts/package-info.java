/**
 * The contracts of the driven ports, one per port; an adapter's test implements the contract. The package {@code fake}
 * has the fakes for tests of the core: virtual time and a scripted Platform.
 */
@NullMarked
package dev.ferry.contracts;

import org.jspecify.annotations.NullMarked;
