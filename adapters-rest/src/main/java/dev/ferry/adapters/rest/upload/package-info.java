/**
 * The endpoints under {@code /v1/uploads}: each asks one driving port and says the outcome in HTTP. None decides
 * anything about an upload; that is the core's affair.
 */
@NullMarked
package dev.ferry.adapters.rest.upload;

import org.jspecify.annotations.NullMarked;
