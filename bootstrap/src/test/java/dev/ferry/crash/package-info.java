/**
 * Kills the real program: a child process with the real store and a Platform with faults gets SIGKILL at named points
 * and at random moments. The tests compare the outcome with the sandbox's record.
 */
@NullMarked
package dev.ferry.crash;

import org.jspecify.annotations.NullMarked;
