package dev.ferry.benchmarks.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.store.sql.SqlStore;
import dev.ferry.adapters.store.sqlite.SqliteJournal;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.domain.event.UploadEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacklogTest {

    private static final int UPLOADS = 1000;
    private static final int ANY = 417;

    private final Backlog backlog = new Backlog(UPLOADS);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aCopyEqualsAnUploadThatTheJournalWrote() throws Exception {
        backlog.write(folder.resolve("copied.db"));
        backlog.enter(folder.resolve("entered.db"), ANY);

        assertThat(entry("copied.db")).isEqualTo(entry("entered.db"));
        assertThat(events("copied.db")).isEqualTo(events("entered.db"));
    }

    @Test
    void oneUploadIsDueEveryMillisecond() throws Exception {
        backlog.write(folder.resolve("journal.db"));

        var due = read(
                        "journal.db",
                        store -> store.ports().uploads().list(new UploadQuery(Set.of(), null, null, UPLOADS)))
                .uploads()
                .stream()
                .map(JournalEntry::due)
                .sorted()
                .toList();

        assertThat(due)
                .hasSize(UPLOADS)
                .doesNotHaveDuplicates()
                .startsWith(Backlog.MADE.plus(Backlog.LEAD))
                .endsWith(Backlog.MADE.plus(Backlog.LEAD).plusMillis(UPLOADS - 1));
    }

    private Optional<JournalEntry> entry(String file) throws IOException {
        return read(file, store -> store.ports().uploads().find(Backlog.id(ANY)));
    }

    private List<UploadEvent> events(String file) throws IOException {
        return read(file, store -> store.ports().events().of(Backlog.id(ANY), 0, 10)).stream()
                .map(RecordedEvent::event)
                .toList();
    }

    private <T> T read(String file, Function<SqlStore, CompletionStage<T>> query) throws IOException {
        try (var store = SqliteJournal.open(folder.resolve(file), () -> Backlog.MADE)) {
            return query.apply(store).toCompletableFuture().join();
        }
    }
}
