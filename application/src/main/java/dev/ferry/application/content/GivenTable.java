package dev.ferry.application.content;

import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.table.CsvTableReader;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.domain.table.TableLayout;
import dev.ferry.domain.table.TableReader;
import dev.ferry.domain.table.TableRow;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A data set as somebody gave it.
 *
 * @param format what is said about its form
 */
public record GivenTable(Content content, TableFormat format, Schema schema) {

    /**
     * Reads all rows.
     *
     * @param rows receives each row with the layout of the table
     * @param problems receives the problems, in the order of the file
     * @return completes with the reader after the last row; fails with an {@link UnusableDataException} when the data
     *     is not text, or as the content fails
     */
    public CompletionStage<TableReader> read(BiConsumer<TableLayout, TableRow> rows, Consumer<Problem> problems) {
        var reader = new CsvTableReader(schema, format.delimiter(), rows, problems);
        return content.open()
                .thenCompose(chunks -> Text.read(new Utf8Transcoder(chunks, format.charset()), reader::accept))
                .thenApply(read -> {
                    reader.finish();
                    return reader.table();
                });
    }

    /** The table as the Platform gets it, see {@link CanonicalTable}. */
    public CompletionStage<CanonicalTable> canonical(boolean allowEmpty) {
        return content.open()
                .thenApply(
                        chunks -> new CanonicalTable(new Utf8Transcoder(chunks, format.charset()), this, allowEmpty));
    }
}
