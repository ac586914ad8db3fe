package dev.ferry.application.content;

import java.nio.ByteBuffer;

/** Recognizes the encoding that Excel and many old systems write in Western Europe. */
final class Windows1252 {

    private Windows1252() {}

    /**
     * A hint, if the bytes look like a letter or a sign in windows-1252 between other characters.
     *
     * @param rest the bytes from the first one that is not UTF-8
     * @return empty, or half a sentence with a semicolon and a space behind it
     */
    static String hint(ByteBuffer rest) {
        var first = rest.get(rest.position()) & 0xFF;
        var followed = rest.remaining() > 1 && rest.get(rest.position() + 1) < 0;
        var unassigned = first == 0x81 || first == 0x8D || first == 0x8F || first == 0x90 || first == 0x9D;
        return first < 0x80 || followed || unassigned ? "" : "it looks like windows-1252; ";
    }
}
