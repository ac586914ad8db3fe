/**
 * The journal in SQL tables, with a class for each port. The statements are the same for every database, except for the
 * parts from its {@link dev.ferry.adapters.store.jdbc.Dialect}. In every database, the function {@code ferry_millis()}
 * returns the store's time.
 */
@NullMarked
package dev.ferry.adapters.store.sql;

import org.jspecify.annotations.NullMarked;
