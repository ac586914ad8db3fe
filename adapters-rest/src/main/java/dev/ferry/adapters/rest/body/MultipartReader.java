package dev.ferry.adapters.rest.body;

import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The parts of a multipart body (RFC 2046 section 5.1), one after the other, while they come. Vert.x has a reader too,
 * but it tells the fields only after the last file, and a file without an end never ends.
 */
final class MultipartReader {

    private static final int MOST_HEAD_BYTES = 8 * 1024;
    private static final byte[] HEAD_END = ascii("\r\n\r\n");

    private final Chunks source;
    private final UnreadBytes window = new UnreadBytes();
    private final byte[] delimiter;

    MultipartReader(Chunks source, String boundary) {
        this.source = source;
        this.delimiter = ascii("\r\n--" + boundary);
        window.append(ByteBuffer.wrap(ascii("\r\n"))); // the first delimiter needs no line break before it
    }

    /** Passes over what is left of this part, to the head of the next; empty at the end of the form. */
    CompletionStage<Optional<PartHead>> next() {
        return body().forEach(piece -> {}).thenCompose(skipped -> {
            window.skip(delimiter.length);
            return head();
        });
    }

    /** The body of the part whose head came last. Closing it does not matter; another is to follow. */
    Chunks body() {
        return new Chunks() {
            @Override
            public CompletionStage<Optional<ByteBuffer>> next() {
                return piece();
            }

            @Override
            public void close() {}
        };
    }

    void close() {
        source.close();
    }

    /** What surely belongs to the part: all up to a delimiter, or to where one might begin. */
    private CompletionStage<Optional<ByteBuffer>> piece() {
        return Stages.until(() -> window.indexOf(delimiter) >= 0 || sure() > 0, this::more)
                .thenApply(enough -> {
                    var end = window.indexOf(delimiter);
                    return end == 0 ? Optional.empty() : Optional.of(window.take(end > 0 ? end : sure()));
                });
    }

    private int sure() {
        return window.length() - delimiter.length + 1;
    }

    private CompletionStage<Optional<PartHead>> head() {
        return Stages.until(
                        () -> atEnd() || window.indexOf(HEAD_END) >= 0 || window.length() > MOST_HEAD_BYTES, this::more)
                .thenCompose(enough -> atEnd()
                        ? epilogue()
                        : CompletableFuture.completedStage(Optional.of(PartHead.parse(wholeHead()))));
    }

    private boolean atEnd() {
        return window.startsWith("--");
    }

    private String wholeHead() {
        var end = window.indexOf(HEAD_END);
        if (end < 0 || end > MOST_HEAD_BYTES) {
            throw RefusedException.badRequest("the head of a part of the form has more than 8 KiB");
        }
        var head = StandardCharsets.UTF_8.decode(window.take(end)).toString();
        window.skip(HEAD_END.length);
        return head;
    }

    /** What follows the last delimiter means nothing, but belongs to the request. */
    private CompletionStage<Optional<PartHead>> epilogue() {
        return source.forEach(nothing -> {}).thenApply(read -> Optional.empty());
    }

    private CompletionStage<Void> more() {
        return source.next()
                .thenAccept(piece -> window.append(piece.orElseThrow(
                        () -> RefusedException.badRequest("the form ends without its closing boundary"))));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
