/**
 * The driving ports, fulfilled: one class a port. They write decisions into the journal and read from it; carrying
 * uploads on is the engine's work.
 */
@NullMarked
package dev.ferry.application.usecase;

import org.jspecify.annotations.NullMarked;
