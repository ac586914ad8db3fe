package dev.ferry.adapters.rest.body;

import dev.ferry.adapters.rest.exchange.Utf8Text;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads the parts of a multipart body (RFC 2046 section 5.1) one after the other, while they arrive. Vert.x's own
 * reader does not fit: it reports the fields only after the last file, and it never ends a file that lacks the closing
 * boundary.
 */
final class MultipartReader {

    private static final int MAX_HEAD_BYTES = 8 * 1024;
    private static final byte[] HEAD_END = ascii("\r\n\r\n");

    private final Chunks source;
    private final UnreadBytes unread = new UnreadBytes();
    private final byte[] delimiter;

    MultipartReader(Chunks source, String boundary) {
        this.source = source;
        this.delimiter = ascii("\r\n--" + boundary);
        unread.append(ByteBuffer.wrap(ascii("\r\n"))); // the first delimiter needs no line break before it
    }

    /** Skips the rest of this part and reads the head of the next; empty at the end of the form. */
    CompletionStage<Optional<PartHead>> next() {
        return body().forEach(chunk -> {}).thenCompose(skipped -> {
            unread.skip(delimiter.length);
            return head();
        });
    }

    /** Returns the body of the part whose head was read last. Closing it has no effect. */
    Chunks body() {
        return new Chunks() {
            @Override
            public CompletionStage<Optional<ByteBuffer>> next() {
                return nextChunk();
            }

            @Override
            public void close() {}
        };
    }

    void close() {
        source.close();
    }

    /** Reads bytes of the part: up to the delimiter, or up to where one could start. */
    private CompletionStage<Optional<ByteBuffer>> nextChunk() {
        return Stages.repeatUntil(() -> unread.indexOf(delimiter) >= 0 || safeLength() > 0, this::readMore)
                .thenApply(enough -> {
                    var end = unread.indexOf(delimiter);
                    return end == 0 ? Optional.empty() : Optional.of(unread.take(end > 0 ? end : safeLength()));
                });
    }

    private int safeLength() {
        return unread.length() - delimiter.length + 1;
    }

    private CompletionStage<Optional<PartHead>> head() {
        return Stages.repeatUntil(
                        () -> atEnd() || unread.indexOf(HEAD_END) >= 0 || unread.length() > MAX_HEAD_BYTES,
                        this::readMore)
                .thenCompose(enough -> atEnd()
                        ? epilogue()
                        : CompletableFuture.completedStage(Optional.of(PartHead.parse(wholeHead()))));
    }

    private boolean atEnd() {
        return unread.startsWith("--");
    }

    private String wholeHead() {
        var end = unread.indexOf(HEAD_END);
        if (end < 0 || end > MAX_HEAD_BYTES) {
            throw RefusedException.badRequest("the head of a part of the form is larger than 8 KiB");
        }
        var bytes = new byte[end];
        unread.take(end).get(bytes);
        var head = Utf8Text.decode(bytes, "the head of a part of the form");
        unread.skip(HEAD_END.length);
        return head;
    }

    /** Skips the rest of the request, which has no meaning (RFC 2046). */
    private CompletionStage<Optional<PartHead>> epilogue() {
        return source.forEach(chunk -> {}).thenApply(read -> Optional.empty());
    }

    private CompletionStage<Void> readMore() {
        return source.next()
                .thenAccept(chunk -> unread.append(chunk.orElseThrow(
                        () -> RefusedException.badRequest("the form ends without its closing boundary"))));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
