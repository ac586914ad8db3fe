package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.Worker;

/**
 * Who does the work on a database. One worker may do several kinds.
 *
 * @param writer what has events, one transaction after the other
 * @param reader what changes nothing
 */
public record Workers(Worker writer, Worker claimer, Worker reader) {}
