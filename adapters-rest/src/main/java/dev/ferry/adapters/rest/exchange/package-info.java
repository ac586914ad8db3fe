/**
 * The HTTP handling that all endpoints share: strict parameters, JSON, and streaming with back-pressure. An endpoint
 * gets a {@code RequestContext} and returns a {@code Reply}; the {@code EndpointHandler} connects it to Vert.x.
 */
@NullMarked
package dev.ferry.adapters.rest.exchange;

import org.jspecify.annotations.NullMarked;
