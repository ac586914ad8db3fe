package dev.ferry.adapters.http.wire;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The body of an upload with its length, which is known after one reading.
 *
 * @param length in bytes
 * @param buffered the whole body if it is small; null if the body is read again, chunk by chunk
 */
public record MeasuredBody(
        UploadBody body, long length, @Nullable Buffer buffered) {}
