package dev.ferry.adapters.store.sql;

import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.RowNumberings;
import dev.ferry.domain.feedback.RowNumbering;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes the fact with the row numberings of the account: their words, separated by commas. */
final class SqlRowNumberings implements RowNumberings {

    private static final String FACT = "row-numberings";

    private final Workers workers;

    SqlRowNumberings(Workers workers) {
        this.workers = workers;
    }

    @Override
    public CompletionStage<List<RowNumbering>> read() {
        return workers.reader()
                .submit(db ->
                        StoreMetadata.get(db, FACT).map(SqlRowNumberings::parse).orElse(List.of()));
    }

    @Override
    public CompletionStage<Void> write(List<RowNumbering> numberings) {
        var words = numberings.stream().map(RowNumbering::word).collect(Collectors.joining(","));
        return Stages.unwrap(workers.writer()
                .submitUnforced(db -> {
                    StoreMetadata.set(db, FACT, words);
                    return words;
                })
                .thenAccept(written -> {}));
    }

    private static List<RowNumbering> parse(String words) {
        return Stream.of(words.split(","))
                .filter(word -> !word.isEmpty())
                .map(RowNumbering::named)
                .toList();
    }
}
