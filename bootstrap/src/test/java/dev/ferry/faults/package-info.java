/**
 * Runs the core and the real HTTP client with a sandbox that has scripted faults, and compares the outcome of each
 * upload with the sandbox's record.
 */
@NullMarked
package dev.ferry.faults;

import org.jspecify.annotations.NullMarked;
