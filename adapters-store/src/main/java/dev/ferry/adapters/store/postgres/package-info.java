/**
 * The journal on PostgreSQL, for several machines. Equal processes share one database, which orders their transactions.
 * This package contains only the parts specific to PostgreSQL, and the payloads for nodes that do not share a folder.
 * The rest is in {@link dev.ferry.adapters.store.sql}.
 */
@NullMarked
package dev.ferry.adapters.store.postgres;

import org.jspecify.annotations.NullMarked;
