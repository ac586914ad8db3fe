/** Fakes for tests of the core: virtual time, and a Platform that follows a script. */
@NullMarked
package dev.ferry.contracts.fake;

import org.jspecify.annotations.NullMarked;
