/** Where a person looks at uploads and decides about them: the local store, or a running service by its HTTP API. */
@NullMarked
package dev.ferry.adapters.cli.client;

import org.jspecify.annotations.NullMarked;
