package dev.ferry.application.usecase;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Text;
import dev.ferry.application.content.UnusableDataException;
import dev.ferry.application.content.UnusableDataException.Remedy;
import dev.ferry.domain.dataset.CsvParser;
import dev.ferry.domain.dataset.CsvRow;
import dev.ferry.domain.dataset.Schema;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Passes on a data set in UTF-8, and fails at its end with an {@link UnusableDataException} if it has no row: one that
 * is not the header and has a field that is not blank. It parses the data only up to the first row.
 */
final class RequiredRows implements Chunks {

    /** The first row is nearly always within so many bytes. */
    private static final int PIECE_BYTES = 4096;

    private final Chunks source;
    private final Schema schema;
    private final CsvParser parser = new CsvParser(this::inspect, problem -> {});
    private final Text text = new Text(parser::accept);
    private boolean hasBytes;
    private boolean hasHeader;
    private boolean hasRow;

    /**
     * Starts at the beginning of the data.
     *
     * @param source closed with this stream
     */
    RequiredRows(Chunks source, Schema schema) {
        this.source = source;
        this.schema = schema;
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        return source.next().thenCompose(chunk -> {
            if (chunk.isPresent()) {
                search(chunk.get());
            } else {
                finish();
                if (!hasRow) {
                    return CompletableFuture.failedStage(new UnusableDataException(reason(), Remedy.ALLOW_EMPTY));
                }
            }
            return CompletableFuture.completedStage(chunk);
        });
    }

    @Override
    public void close() {
        source.close();
    }

    private void search(ByteBuffer chunk) {
        hasBytes = true;
        for (int at = chunk.position(); !hasRow && at < chunk.limit(); at += PIECE_BYTES) {
            text.accept(chunk.slice(at, Math.min(PIECE_BYTES, chunk.limit() - at)));
        }
    }

    private void finish() {
        if (!hasRow) {
            text.finish();
            parser.finish();
        }
    }

    private void inspect(CsvRow row) {
        if (schema.isHeader(row)) {
            hasHeader = true;
        } else if (row.fields().stream().anyMatch(field -> !isBlank(field.text()))) {
            hasRow = true;
        }
    }

    /** Whether all characters are invisible: whitespace, spaces of any width, and format characters. */
    private static boolean isBlank(String field) {
        return field.codePoints()
                .allMatch(point -> Character.isWhitespace(point)
                        || Character.isSpaceChar(point)
                        || Character.getType(point) == Character.FORMAT);
    }

    private String reason() {
        if (!hasBytes) {
            return "it is empty; there is nothing to upload";
        }
        return hasHeader
                ? "it has a header but no rows; there is nothing to upload"
                : "it has only blank rows; there is nothing to upload";
    }
}
