/**
 * The journal on SQLite, the embedded default. One writer commits many operations at once, and one reader runs beside
 * it. This package contains only the parts specific to SQLite. The rest is in {@link dev.ferry.adapters.store.sql}.
 */
@NullMarked
package dev.ferry.adapters.store.sqlite;

import org.jspecify.annotations.NullMarked;
