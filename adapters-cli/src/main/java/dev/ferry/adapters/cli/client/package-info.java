/** Clients that list uploads and record decisions: of the local store, or of a running service by its HTTP API. */
@NullMarked
package dev.ferry.adapters.cli.client;

import org.jspecify.annotations.NullMarked;
