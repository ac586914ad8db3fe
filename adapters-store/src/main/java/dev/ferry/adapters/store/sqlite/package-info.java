/**
 * The journal on SQLite, the embedded default: one writer that commits for many at a time, one reader beside it. A
 * stage of a write completes only after the commit that holds it.
 */
@NullMarked
package dev.ferry.adapters.store.sqlite;

import org.jspecify.annotations.NullMarked;
