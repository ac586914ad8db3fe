package dev.ferry.adapters.http.wire;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The body of an upload whose length is known, since it has been read once.
 *
 * @param length how many bytes that is
 * @param whole all of it, when it is small enough to be kept since; null when it is read again, piece by piece
 */
public record MeasuredBody(
        UploadBody body, long length, @Nullable Buffer whole) {}
