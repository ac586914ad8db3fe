/**
 * The journal on PostgreSQL, for more than one machine: several equal processes over one database, which keeps their
 * order. Here is only what is PostgreSQL's own, and the payloads where no folder is shared; the rest is in
 * {@link dev.ferry.adapters.store.sql}.
 */
@NullMarked
package dev.ferry.adapters.store.postgres;

import org.jspecify.annotations.NullMarked;
