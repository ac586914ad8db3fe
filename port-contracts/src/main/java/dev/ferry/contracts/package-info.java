/**
 * What every adapter of a driven port must keep: one contract a port, to be implemented by the adapter's test. Beside
 * them stand the fakes for tests of the core: virtual time and a Platform that follows a script.
 */
@NullMarked
package dev.ferry.contracts;

import org.jspecify.annotations.NullMarked;
