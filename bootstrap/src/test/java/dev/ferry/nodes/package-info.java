/**
 * Several nodes with one PostgreSQL, each in its own process: how they work together, and what happens when nodes,
 * connections and the database fail. The tests compare the outcome with the sandbox's record.
 */
@NullMarked
package dev.ferry.nodes;

import org.jspecify.annotations.NullMarked;
