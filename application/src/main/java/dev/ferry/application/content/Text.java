package dev.ferry.application.content;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Decodes UTF-8 bytes to text, chunk by chunk. Invalid bytes become U+FFFD; stored data has none, because the intake
 * refuses them.
 */
public final class Text {

    private static final int MIN_CHARS = 16;
    private static final int MAX_CHARS = 16 * 1024;

    private final Consumer<CharSequence> reader;
    private CharBuffer chars = CharBuffer.allocate(0);
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer undecoded = ByteBuffer.allocate(0);

    /**
     * Starts before the first byte.
     *
     * @param reader receives each part of the text, which it may use until it returns
     */
    public Text(Consumer<CharSequence> reader) {
        this.reader = reader;
    }

    /**
     * Opens the content and reads it to the end.
     *
     * @param reader receives each part of the text, which it may use until it returns
     * @return completes after the last part; fails as the content fails
     */
    public static CompletionStage<Void> read(Content content, Consumer<CharSequence> reader) {
        return content.open().thenCompose(chunks -> read(chunks, reader));
    }

    /**
     * Reads to the end and closes the chunks.
     *
     * @param reader receives each part of the text, which it may use until it returns
     * @return completes after the last part; fails as the chunks fail
     */
    public static CompletionStage<Void> read(Chunks chunks, Consumer<CharSequence> reader) {
        var text = new Text(reader);
        return chunks.forEach(text::accept).thenRun(text::finish);
    }

    /**
     * The start of a text. The rest is read and dropped.
     *
     * @param maxChars the maximum length, in UTF-16 units
     */
    public static CompletionStage<String> head(Content content, int maxChars) {
        var head = new StringBuilder();
        return read(content, chunk -> head.append(chunk, 0, Math.min(chunk.length(), maxChars - head.length())))
                .thenApply(read -> head.toString());
    }

    /** Decodes a chunk; a character at its end may be completed by the next one. */
    public void accept(ByteBuffer chunk) {
        decode(chunk, false);
    }

    /** Ends the text. */
    public void finish() {
        decode(ByteBuffer.allocate(0), true);
    }

    private void decode(ByteBuffer chunk, boolean last) {
        var in = ByteBuffer.allocate(undecoded.remaining() + chunk.remaining())
                .put(undecoded)
                .put(chunk)
                .flip();
        var capacity = Math.clamp(in.remaining(), MIN_CHARS, MAX_CHARS);
        if (chars.capacity() < capacity) {
            chars = CharBuffer.allocate(capacity);
        }
        boolean overflow;
        do {
            overflow = decoder.decode(in, chars, last).isOverflow();
            reader.accept(chars.flip());
            chars.clear();
        } while (overflow);
        undecoded = in.slice();
    }
}
