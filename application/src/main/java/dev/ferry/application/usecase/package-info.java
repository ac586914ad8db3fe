/**
 * The implementations of the driving ports, one class per port. They write decisions to the journal and read from it;
 * the engine processes the uploads.
 */
@NullMarked
package dev.ferry.application.usecase;

import org.jspecify.annotations.NullMarked;
