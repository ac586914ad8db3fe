/** Uploads and events as JSON, the form in which every durable journal keeps them. */
@NullMarked
package dev.ferry.adapters.store.codec;

import org.jspecify.annotations.NullMarked;
