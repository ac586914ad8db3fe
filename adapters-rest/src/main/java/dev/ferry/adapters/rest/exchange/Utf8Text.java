package dev.ferry.adapters.rest.exchange;

import dev.ferry.adapters.rest.problem.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes the texts of a request strictly: a replaced character would be another name than the client's. */
public final class Utf8Text {

    private Utf8Text() {}

    /**
     * Decodes a text.
     *
     * @param place the text's place in the request, for the problem
     * @throws RefusedException when the bytes are not UTF-8
     */
    public static String decode(byte[] bytes, String place) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RefusedException.badRequest(place + " is not UTF-8; encode it as UTF-8");
        }
    }
}
