package dev.ferry.adapters.http.text;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import java.nio.ByteBuffer;

/** Removes a content coding from a result while it streams. A chunk may expand to many, each of limited size. */
final class InflatedChunks extends ConvertedChunks {

    private static final int CHUNK_BYTES = 64 * 1024;

    private final Inflation inflation;
    private final byte[] buffer = new byte[CHUNK_BYTES];

    InflatedChunks(Chunks source, Inflation inflation) {
        super(source);
        this.inflation = inflation;
    }

    @Override
    ByteBuffer convert(ByteBuffer chunk) {
        inflation.add(chunk);
        return more();
    }

    @Override
    ByteBuffer more() {
        try {
            return ByteBuffer.wrap(buffer, 0, inflation.read(buffer));
        } catch (UnreadableAnswerException e) {
            throw malformed(e);
        }
    }

    @Override
    ByteBuffer end() {
        try {
            inflation.finish();
            return NOTHING;
        } catch (UnreadableAnswerException e) {
            throw malformed(e);
        }
    }

    @Override
    public void close() {
        inflation.close();
        super.close();
    }

    private static PlatformException malformed(UnreadableAnswerException reason) {
        return new PlatformException(new Malformed("the result cannot be read: " + reason.message()));
    }
}
