/**
 * A call on its way, and how to give it up: work that can be cancelled, a layer around it, a line to wait in, and
 * timers that are all accounted for. Everything here lives on one Vert.x context and needs no lock.
 */
@NullMarked
package dev.ferry.adapters.http.call;

import org.jspecify.annotations.NullMarked;
