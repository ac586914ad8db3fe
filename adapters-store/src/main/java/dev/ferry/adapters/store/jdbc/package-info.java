/**
 * Work for a database and the threads that do it: what gathers while a transaction commits is done in the next one, a
 * whole kind of work by one statement. Knows nothing of uploads, and neither SQLite nor PostgreSQL.
 */
@NullMarked
package dev.ferry.adapters.store.jdbc;

import org.jspecify.annotations.NullMarked;
