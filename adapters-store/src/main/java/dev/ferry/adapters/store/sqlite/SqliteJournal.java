package dev.ferry.adapters.store.sqlite;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.Change;
import dev.ferry.application.journal.Ended;
import dev.ferry.application.journal.Entry;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.Scope;
import dev.ferry.application.journal.Subscription;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.EventLog;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Retention;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The four journal ports over one SQLite file, which several processes on one machine may share. Writes go through one
 * thread, which commits what has gathered in one transaction; reads have a thread of their own.
 */
public final class SqliteJournal implements Journal, Claims, EventLog, Retention, AutoCloseable {

    private static final String PROBE =
            "INSERT INTO facts (name, value) VALUES ('probed', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    private static final String CLAIM_FACT = "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String FACT = "SELECT value FROM facts WHERE name = ?";

    private final InstantSource clock;
    private final Worker writer;
    private final Worker reader;
    private final List<Runnable> hints = new CopyOnWriteArrayList<>();

    private SqliteJournal(Database database, InstantSource clock) throws IOException {
        this.clock = clock;
        this.writer = Worker.writing(database);
        this.reader = Worker.reading(database);
    }

    /**
     * Opens a journal, making it when there is none.
     *
     * @param file the database
     * @param clock the time of entries, events and leases
     * @return the journal, to be closed
     * @throws IOException when it cannot be opened, or was made by a newer Ferry; the message says what helps
     */
    public static SqliteJournal open(Path file, InstantSource clock) throws IOException {
        return new SqliteJournal(Database.open(file), clock);
    }

    /**
     * The journal's own name, given when it was made. What is kept elsewhere for this journal is kept under it.
     *
     * @return a UUID
     */
    public CompletionStage<String> id() {
        return reader.submit(db -> fact(db, "id"));
    }

    /**
     * Which account's uploads these are. The first to ask decides; an account's data must not go out on another's
     * credentials.
     *
     * @param account the account of whoever wants to carry uploads
     * @return the account that the journal belongs to, from now on
     */
    public CompletionStage<String> claimFor(String account) {
        return writer.submit(db -> {
            db.update(CLAIM_FACT, "account", account);
            return fact(db, "account");
        });
    }

    @Override
    public CompletionStage<Optional<Entry>> enter(Transition<Queued> submitted) {
        return hinting(writer.submit(db -> {
            var now = now();
            var entered = UploadTable.insert(db, submitted.next(), now);
            if (entered.isPresent()) {
                EventTable.append(db, List.of(submitted.event()), now);
            }
            return entered;
        }));
    }

    @Override
    public CompletionStage<Optional<Entry>> commit(Change change) {
        return hinting(writer.submit(db -> {
            var now = now();
            var changed = UploadTable.update(db, change, now);
            if (changed.isPresent()) {
                EventTable.append(db, change.steps().events(), now);
            }
            return changed;
        }));
    }

    @Override
    public CompletionStage<Optional<Entry>> find(UploadId id) {
        return reader.submit(db -> UploadTable.find(db, id));
    }

    @Override
    public CompletionStage<List<Entry>> list(UploadQuery query) {
        return reader.submit(db -> UploadTable.list(db, query));
    }

    @Override
    public CompletionStage<Void> probe() {
        return writer.submit(db -> db.update(PROBE, now().toString())).thenAccept(written -> {});
    }

    @Override
    public CompletionStage<List<Entry>> claim(String owner, Scope scope, int limit, Duration lease) {
        return writer.submit(db -> LeaseColumns.claim(db, owner, scope, limit, now(), lease));
    }

    @Override
    public CompletionStage<Set<UploadId>> renew(String owner, Collection<UploadId> ids, Duration lease) {
        return writer.submit(db -> LeaseColumns.renew(db, owner, ids, now(), lease));
    }

    @Override
    public CompletionStage<Void> release(String owner, UploadId id, Instant due) {
        return writer.submit(db -> LeaseColumns.release(db, owner, id, due, now()))
                .thenAccept(changed -> {});
    }

    @Override
    public CompletionStage<Optional<Instant>> nextDue(Scope scope) {
        return reader.submit(db -> LeaseColumns.nextDue(db, scope));
    }

    @Override
    public CompletionStage<List<RecordedEvent>> after(long number, int limit) {
        return reader.submit(db -> EventTable.after(db, number, limit));
    }

    @Override
    public CompletionStage<List<RecordedEvent>> of(UploadId id, long number, int limit) {
        return reader.submit(db -> EventTable.of(db, id, number, limit));
    }

    @Override
    public CompletionStage<List<Entry>> ended(Ended which, @Nullable Entry after, int limit) {
        return reader.submit(db -> EndedRows.page(db, which, after, limit));
    }

    @Override
    public CompletionStage<Boolean> forget(UploadId id, long version) {
        return writer.submit(db -> EndedRows.forget(db, id, version));
    }

    @Override
    public CompletionStage<Set<ContentRef>> unneeded(Collection<ContentRef> refs, Ended forgotten) {
        return reader.submit(db -> EndedRows.unneeded(db, refs, forgotten));
    }

    @Override
    public Subscription subscribe(Runnable hint) {
        hints.add(hint);
        return () -> hints.remove(hint);
    }

    /** Does what is queued, then lets go of the file. Idempotent. */
    @Override
    public void close() {
        writer.close();
        reader.close();
    }

    private static String fact(Statements db, String name) throws SQLException, IOException {
        return db.<String>first(row -> row.getString("value"), FACT, name)
                .orElseThrow(() -> new IOException("the journal does not know its " + name));
    }

    private <T> CompletionStage<T> hinting(CompletionStage<T> write) {
        return Stages.bare(write.whenComplete((value, failure) -> {
            if (failure == null) {
                hints.forEach(Runnable::run);
            }
        }));
    }

    /** The column's precision is the truth: what is handed out is what will be read. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
