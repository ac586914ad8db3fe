/**
 * The journal on SQLite, the embedded default: one writer that commits for many at a time, one reader beside it. Here
 * is only what is SQLite's own; the rest is in {@link dev.ferry.adapters.store.sql}.
 */
@NullMarked
package dev.ferry.adapters.store.sqlite;

import org.jspecify.annotations.NullMarked;
