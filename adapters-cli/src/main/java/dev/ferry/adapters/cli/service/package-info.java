/**
 * Commands that run until they are told to stop: the service and the watched folder. What they start is put together by
 * the wiring; they print where it is and wait.
 */
@NullMarked
package dev.ferry.adapters.cli.service;

import org.jspecify.annotations.NullMarked;
