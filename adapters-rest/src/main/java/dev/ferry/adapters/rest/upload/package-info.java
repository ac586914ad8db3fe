/**
 * The endpoints under {@code /v1/uploads}. Each calls one driving port and converts the result to HTTP. Only the core
 * decides about uploads.
 */
@NullMarked
package dev.ferry.adapters.rest.upload;

import org.jspecify.annotations.NullMarked;
