/**
 * Several nodes over one PostgreSQL, as processes of their own: what they do together, and what becomes of everything
 * when nodes, connections and the database fail. The sandbox's record is the judge.
 */
@NullMarked
package dev.ferry.nodes;

import org.jspecify.annotations.NullMarked;
