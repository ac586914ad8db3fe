package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.StoreHealth;
import dev.ferry.adapters.store.jdbc.Worker;

/**
 * The workers of a database. One worker may have several roles.
 *
 * @param writer runs writes, one transaction after the other
 * @param claimer claims uploads
 * @param reader runs queries
 * @param health knows whether the database is damaged
 */
public record Workers(Worker writer, Worker claimer, Worker reader, StoreHealth health) {}
