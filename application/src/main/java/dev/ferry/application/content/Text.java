package dev.ferry.application.content;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/** Content read as UTF-8 text. */
public final class Text {

    private Text() {}

    /**
     * The beginning of a content.
     *
     * @param content what to read
     * @param mostBytes keep at most so many bytes; the rest is read and dropped
     * @return the text; a character cut at the end becomes U+FFFD
     */
    public static CompletionStage<String> head(Content content, int mostBytes) {
        var head = new ByteArrayOutputStream();
        return content.open()
                .thenCompose(chunks -> chunks.forEach(piece -> append(head, piece, mostBytes)))
                .thenApply(read -> head.toString(StandardCharsets.UTF_8));
    }

    private static void append(ByteArrayOutputStream head, ByteBuffer piece, int mostBytes) {
        var kept = new byte[Math.min(piece.remaining(), mostBytes - head.size())];
        piece.get(kept);
        head.writeBytes(kept);
    }
}
