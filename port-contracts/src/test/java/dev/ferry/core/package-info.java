/**
 * The whole core at work on virtual time: real use cases, the real engine and the in-memory journal between a scripted
 * Platform and tests that say when time passes. They stand here because only bootstrap sees core and adapters together.
 */
package dev.ferry.core;
