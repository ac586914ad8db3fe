/**
 * Tests of the whole core on virtual time: the real use cases, the real engine and the journal in memory, with a
 * scripted Platform. They are in this module because {@code application} cannot depend on the fakes.
 */
package dev.ferry.core;
