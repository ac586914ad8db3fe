/**
 * What every endpoint does with HTTP: reading parameters strictly, answering in JSON, streaming with back-pressure. An
 * endpoint sees a {@code RequestContext} and gives a {@code Reply}; the {@code EndpointHandler} between them deals with
 * Vert.x.
 */
@NullMarked
package dev.ferry.adapters.rest.exchange;

import org.jspecify.annotations.NullMarked;
