/** A world for tests of the core: time that passes when it is told to, and a Platform that does what it is told. */
@NullMarked
package dev.ferry.contracts.fake;

import org.jspecify.annotations.NullMarked;
