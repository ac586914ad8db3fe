/**
 * The real program, killed: a child process over the real store, a Platform with faults of its own, and SIGKILL at
 * named points and at random moments. What came of it is held against the sandbox's own record.
 */
@NullMarked
package dev.ferry.crash;

import org.jspecify.annotations.NullMarked;
