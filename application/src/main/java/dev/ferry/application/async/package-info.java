/**
 * The few things that {@link java.util.concurrent.CompletionStage} makes harder than they are. Nothing here knows of
 * uploads.
 */
@NullMarked
package dev.ferry.application.async;

import org.jspecify.annotations.NullMarked;
