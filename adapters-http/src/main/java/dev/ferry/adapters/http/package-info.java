/**
 * The Platform over HTTP: {@link dev.ferry.adapters.http.HttpPlatform} fulfils the port by putting together the
 * packages below it. Inside, everything is a Vert.x {@code Future} on one context; a {@code CompletionStage} is seen at
 * the port only.
 */
@NullMarked
package dev.ferry.adapters.http;

import org.jspecify.annotations.NullMarked;
