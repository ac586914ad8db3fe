package dev.ferry.application.content;

import dev.ferry.domain.table.CanonicalScan;
import dev.ferry.domain.table.CsvTableReader;
import dev.ferry.domain.table.TableLayout;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Passes a given table on as it is, and finds out whether it can be sent so. It fails with an
 * {@link UnusableDataException} at the first byte that is not text, and at the end of a table without rows.
 */
public final class TableInspection implements Chunks {

    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final Chunks source;
    private final boolean allowEmpty;
    private final GivenTable given;
    private final Utf8Transcoder transcoder;
    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private final CsvTableReader reader;
    private final Text text;
    private @Nullable CanonicalScan scan;
    private boolean startIsKnown;
    private boolean wholeInStart;
    private boolean hasText;

    /**
     * Starts at the beginning of the table.
     *
     * @param source the given bytes; closed with this stream
     */
    TableInspection(Chunks source, GivenTable given, boolean allowEmpty) {
        this.source = source;
        this.allowEmpty = allowEmpty;
        this.given = given;
        this.transcoder = new Utf8Transcoder(source, given.format().charset());
        this.reader =
                new CsvTableReader(given.schema(), given.format().delimiter(), (layout, row) -> {}, problem -> {});
        this.text = new Text(reader::accept);
    }

    /** Opens a table. */
    public static CompletionStage<TableInspection> of(GivenTable given, boolean allowEmpty) {
        return given.content().open().thenApply(chunks -> new TableInspection(chunks, given, allowEmpty));
    }

    /** Whether the bytes are sent as they are; valid after the end. */
    public boolean sentAsItIs() {
        return scan != null && scan.canonical();
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        return source.next().thenCompose(chunk -> {
            try {
                if (chunk.isPresent()) {
                    inspect(chunk.get().slice(), false);
                } else {
                    inspect(END, true);
                    finish();
                }
                return CompletableFuture.completedStage(chunk);
            } catch (UnusableDataException e) {
                return CompletableFuture.failedStage(e);
            }
        });
    }

    @Override
    public void close() {
        source.close();
    }

    private void inspect(ByteBuffer chunk, boolean last) throws UnusableDataException {
        var utf8 = transcoder.transcode(chunk, last);
        hasText |= utf8.hasRemaining();
        if (scan != null) {
            scan(scan, utf8);
        } else if (!startIsKnown) {
            keep(utf8);
            text.accept(utf8);
            var layout = reader.table().layout();
            if (layout != null) {
                startScan(layout);
            }
        }
    }

    private static void scan(CanonicalScan scan, ByteBuffer utf8) {
        if (utf8.hasArray()) {
            var offset = utf8.arrayOffset();
            scan.accept(utf8.array(), offset + utf8.position(), offset + utf8.limit());
        } else {
            var bytes = new byte[utf8.remaining()];
            utf8.duplicate().get(bytes);
            scan.accept(bytes, 0, bytes.length);
        }
    }

    private void keep(ByteBuffer utf8) {
        var bytes = new byte[utf8.remaining()];
        utf8.duplicate().get(bytes);
        start.writeBytes(bytes);
    }

    private void startScan(TableLayout layout) {
        startIsKnown = true;
        if (layout.exact() && Character.valueOf(',').equals(reader.delimiter()) && transcoder.passesBytesOn()) {
            scan = new CanonicalScan(given.schema(), layout.header() != null);
            scan.accept(start.toByteArray(), 0, start.size());
        }
        start.reset();
    }

    private void finish() throws UnusableDataException {
        if (!startIsKnown) {
            wholeInStart = true;
            text.finish();
            reader.finish();
            var layout = reader.table().layout();
            if (layout != null) {
                startScan(layout);
            }
        }
        if (scan != null) {
            scan.finish();
        }
        if (!allowEmpty && (sentAsItIs() ? rowsOfScan() : rowsOfStart()) == 0) {
            var layout = reader.table().layout();
            throw NoRows.refusal(hasText, layout != null && layout.header() != null);
        }
    }

    private long rowsOfScan() {
        return scan == null ? 0 : scan.rows();
    }

    /** If the start has no row, the conversion finds out whether the rest has one. */
    private long rowsOfStart() {
        return wholeInStart ? reader.table().rowCount() : 1;
    }
}
