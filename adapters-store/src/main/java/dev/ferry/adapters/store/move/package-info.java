/**
 * Copies a journal to another database. This package uses the names of the tables of
 * {@link dev.ferry.adapters.store.sql}, and depends neither on SQLite nor on PostgreSQL.
 */
@NullMarked
package dev.ferry.adapters.store.move;

import org.jspecify.annotations.NullMarked;
