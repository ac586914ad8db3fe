/**
 * Carries a journal over into another database, whichever two they are. Knows the tables of
 * {@link dev.ferry.adapters.store.sql} by their names, and neither SQLite nor PostgreSQL.
 */
@NullMarked
package dev.ferry.adapters.store.move;

import org.jspecify.annotations.NullMarked;
