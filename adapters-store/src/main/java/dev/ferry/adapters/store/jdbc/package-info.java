/**
 * Operations on a database and the threads that run them. Operations that arrive during a commit share the next
 * transaction, and one statement serves all requests for the same operation. This package depends neither on uploads
 * nor on SQLite or PostgreSQL.
 */
@NullMarked
package dev.ferry.adapters.store.jdbc;

import org.jspecify.annotations.NullMarked;
