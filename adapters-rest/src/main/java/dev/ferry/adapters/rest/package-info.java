/**
 * The HTTP API, a driving adapter. It starts a server, defines the routes, and calls the core's driving ports.
 * {@code docs/openapi/ferry.yaml} is its contract; a test compares the running server with it.
 */
@NullMarked
package dev.ferry.adapters.rest;

import org.jspecify.annotations.NullMarked;
