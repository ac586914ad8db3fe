/** Helpers for {@link java.util.concurrent.CompletionStage}. They know nothing about uploads. */
@NullMarked
package dev.ferry.application.async;

import org.jspecify.annotations.NullMarked;
