package dev.ferry.application.content;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Reads UTF-8 bytes as text, piece by piece. Bytes that are no text become U+FFFD; the intake has let none in. */
public final class Text {

    private final Consumer<CharSequence> reader;
    private final CharBuffer chars = CharBuffer.allocate(16 * 1024);
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer undecoded = ByteBuffer.allocate(0);

    private Text(Consumer<CharSequence> reader) {
        this.reader = reader;
    }

    /**
     * Reads to the end.
     *
     * @param content UTF-8 bytes
     * @param reader takes each piece of the text, which is its own until it returns
     * @return completes after the last piece; fails as the content fails
     */
    public static CompletionStage<Void> read(Content content, Consumer<CharSequence> reader) {
        return content.open().thenCompose(chunks -> read(chunks, reader));
    }

    /**
     * Reads to the end and closes.
     *
     * @param chunks UTF-8 bytes
     * @param reader takes each piece of the text, which is its own until it returns
     * @return completes after the last piece; fails as the chunks fail
     */
    public static CompletionStage<Void> read(Chunks chunks, Consumer<CharSequence> reader) {
        var text = new Text(reader);
        return chunks.forEach(piece -> text.decode(piece, false))
                .thenRun(() -> text.decode(ByteBuffer.allocate(0), true));
    }

    /**
     * The beginning of a content.
     *
     * @param content UTF-8 bytes
     * @param mostChars keep at most so many; the rest is read and dropped
     */
    public static CompletionStage<String> head(Content content, int mostChars) {
        var head = new StringBuilder();
        return read(content, piece -> head.append(piece, 0, Math.min(piece.length(), mostChars - head.length())))
                .thenApply(read -> head.toString());
    }

    private void decode(ByteBuffer piece, boolean last) {
        var in = ByteBuffer.allocate(undecoded.remaining() + piece.remaining())
                .put(undecoded)
                .put(piece)
                .flip();
        boolean more;
        do {
            more = decoder.decode(in, chars, last).isOverflow();
            reader.accept(chars.flip());
            chars.clear();
        } while (more);
        undecoded = in.slice();
    }
}
