/**
 * The Platform over HTTP: {@link dev.ferry.adapters.http.HttpPlatform} implements the port, and combines the packages
 * below this one. Internally, all calls are Vert.x {@code Future}s on one context; only the port uses
 * {@code CompletionStage}.
 */
@NullMarked
package dev.ferry.adapters.http;

import org.jspecify.annotations.NullMarked;
