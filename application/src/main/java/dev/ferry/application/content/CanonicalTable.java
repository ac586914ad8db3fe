package dev.ferry.application.content;

import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.table.CanonicalCsv;
import dev.ferry.domain.table.CsvTableReader;
import dev.ferry.domain.table.TableLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A given table as the Platform gets it, in UTF-8. Wrong values of a table whose layout is exact are passed on, because
 * Ferry cannot have misread them, and the Platform will say what is wrong. At the end of any other table with a problem
 * it fails with an {@link InvalidTableException}, and without rows with an {@link UnusableDataException}.
 */
public final class CanonicalTable implements Chunks {

    private final Utf8Transcoder source;
    private final Schema schema;
    private final boolean allowEmpty;
    private final StringBuilder out = new StringBuilder();
    private final CanonicalCsv csv;
    private final Findings findings = new Findings();
    private final CsvTableReader reader;
    private final Text text;
    private boolean ended;

    /**
     * Starts at the beginning of the table.
     *
     * @param source the table's text in UTF-8; closed with this stream
     * @param allowEmpty whether a table without rows is a header
     */
    CanonicalTable(Utf8Transcoder source, GivenTable given, boolean allowEmpty) {
        this.source = source;
        this.schema = given.schema();
        this.allowEmpty = allowEmpty;
        this.csv = new CanonicalCsv(schema, out);
        this.reader =
                new CsvTableReader(schema, given.format().delimiter(), (layout, row) -> csv.row(row), findings::add);
        this.text = new Text(reader::accept);
    }

    /** The number of rows so far, without the header and the rows that are left out. */
    public long rowCount() {
        return reader.table().rowCount();
    }

    /** What was taken for the header, and why, in one sentence; valid after the end. */
    public String header() {
        return layout().explanation();
    }

    /** What is left out or read in another way than it looks, one sentence each; valid after the end. */
    public List<String> notes() {
        var notes = new ArrayList<String>();
        if (source.markRemoved()) {
            notes.add("the byte order mark at its start is left out");
        }
        var delimiter = reader.delimiter();
        if (delimiter != null && delimiter != ',') {
            notes.add("the fields are separated by " + (delimiter == '\t' ? "tabs" : "'" + delimiter + "'"));
        }
        notes.addAll(layout().notes());
        var blank = reader.table().blankRows();
        if (blank > 0) {
            notes.add(blank == 1 ? "1 blank row is left out" : blank + " blank rows are left out");
        }
        return notes;
    }

    /** The problems so far. */
    public Findings findings() {
        return findings;
    }

    private TableLayout layout() {
        return Objects.requireNonNull(reader.table().layout(), "the table is not read to its end");
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        return ended
                ? CompletableFuture.completedStage(Optional.empty())
                : source.next().thenCompose(this::convert);
    }

    private CompletionStage<Optional<ByteBuffer>> convert(Optional<ByteBuffer> chunk) {
        chunk.ifPresentOrElse(text::accept, this::finish);
        if (ended) {
            var refusal = refusal();
            if (refusal.isPresent()) {
                return CompletableFuture.failedStage(refusal.get());
            }
        }
        if (out.isEmpty()) {
            return next();
        }
        var bytes = ByteBuffer.wrap(out.toString().getBytes(StandardCharsets.UTF_8));
        out.setLength(0);
        return CompletableFuture.completedStage(Optional.of(bytes));
    }

    private void finish() {
        ended = true;
        text.finish();
        reader.finish();
    }

    private Optional<Exception> refusal() {
        var layout = layout();
        if (findings.count() > 0 && !sendsWrongValues(layout)) {
            return Optional.of(new InvalidTableException(findings.first(), findings.count()));
        }
        return reader.table().rowCount() == 0 && !allowEmpty
                ? Optional.of(NoRows.refusal(true, layout.header() != null))
                : Optional.empty();
    }

    private boolean sendsWrongValues(TableLayout layout) {
        return layout.exact()
                && Character.valueOf(',').equals(reader.delimiter())
                && findings.onlyValues()
                && schema.columns().stream().noneMatch(column -> column.source().hasFormats());
    }

    @Override
    public void close() {
        source.close();
    }
}
