/**
 * The HTTP API, driving: it starts a server, knows its routes, and answers each by asking the core.
 * {@code docs/openapi/ferry.yaml} is its contract, and a test holds the running server against it.
 */
@NullMarked
package dev.ferry.adapters.rest;

import org.jspecify.annotations.NullMarked;
