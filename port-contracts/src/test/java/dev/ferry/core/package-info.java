/**
 * The whole core at work on virtual time: real use cases, the real engine and the in-memory journal between a scripted
 * Platform and tests that say when time passes. They are here because application cannot depend on the fakes.
 */
package dev.ferry.core;
