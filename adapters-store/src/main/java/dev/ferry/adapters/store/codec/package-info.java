/** Converts uploads and events to JSON, the form in which every durable journal stores them. */
@NullMarked
package dev.ferry.adapters.store.codec;

import org.jspecify.annotations.NullMarked;
