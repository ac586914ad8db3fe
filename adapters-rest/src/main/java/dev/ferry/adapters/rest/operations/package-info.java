/**
 * Endpoints for operators: the overview, the account's pause, liveness, readiness to accept data sets, and metrics. The
 * health checks do not include the Platform, because its outages must not cause restarts of a working Ferry.
 */
@NullMarked
package dev.ferry.adapters.rest.operations;

import org.jspecify.annotations.NullMarked;
