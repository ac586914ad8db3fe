/**
 * The journal in tables, a class for each port. The statements are the same for every database but for what its
 * {@link dev.ferry.adapters.store.jdbc.Dialect} says; {@code ferry_millis()} is the database's own clock in all of
 * them.
 */
@NullMarked
package dev.ferry.adapters.store.sql;

import org.jspecify.annotations.NullMarked;
