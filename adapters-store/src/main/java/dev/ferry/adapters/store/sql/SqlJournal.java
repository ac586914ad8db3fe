package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.BatchOperation;
import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.RowsParameter;
import dev.ferry.adapters.store.sql.SqlEventLog.EventRow;
import dev.ferry.adapters.store.sql.UploadTable.Version;
import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The journal in the table of uploads. Concurrent writes share statements and one transaction. */
final class SqlJournal implements Journal {

    /** Long enough for a restart of the database, so that a receipt of the Platform is not lost. */
    private static final Duration COMMIT_TIMEOUT = Duration.ofMinutes(2);

    private static final String FIND = "SELECT " + UploadTable.COLUMNS + " FROM uploads WHERE id = ?";
    private static final String BEFORE = " AND position < (SELECT position FROM uploads WHERE id = ?)";

    private final Workers workers;
    private final UploadTable uploads;
    private final SqlEventLog events;
    private final String inStates;
    private final BatchOperation<Transition<Queued>, Optional<JournalEntry>> enterOperation = this::enterAll;
    private final BatchOperation<UploadChange, Optional<JournalEntry>> commitOperation = this::commitAll;

    SqlJournal(Dialect dialect, Workers workers, SqlEventLog events) {
        this.workers = workers;
        this.uploads = new UploadTable(dialect);
        this.events = events;
        this.inStates = " AND " + dialect.inList("state");
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted) {
        return hintAfter(workers.writer().submit(enterOperation, submitted));
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> commit(UploadChange change) {
        return hintAfter(workers.writer().submit(commitOperation, change, COMMIT_TIMEOUT));
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> find(UploadId id) {
        return workers.reader().submit(db -> db.first(UploadTable::entry, FIND, id.value()));
    }

    @Override
    public CompletionStage<List<JournalEntry>> list(UploadQuery query) {
        var sql = new StringBuilder("SELECT ").append(UploadTable.COLUMNS).append(" FROM uploads WHERE true");
        var parameters = new ArrayList<Object>();
        if (query.before() != null) {
            sql.append(BEFORE);
            parameters.add(query.before().value());
        }
        if (query.name() != null) {
            sql.append(" AND name = ?");
            parameters.add(query.name().value());
        }
        if (!query.states().isEmpty()) {
            sql.append(inStates);
            parameters.add(RowsParameter.of(
                    query.states().stream().map(UploadState::word).toList()));
        }
        parameters.add(query.limit());
        sql.append(" ORDER BY position DESC LIMIT ?");
        return workers.reader().submit(db -> db.query(UploadTable::entry, sql.toString(), parameters.toArray()));
    }

    @Override
    public CompletionStage<StoreStats> stats() {
        return workers.reader().submit(SqlStoreStats::count);
    }

    @Override
    public CompletionStage<Void> probe() {
        var damage = workers.health().damage();
        return damage.isPresent() ? CompletableFuture.failedStage(damage.get()) : write();
    }

    private CompletionStage<Void> write() {
        return workers.writer()
                .submit(
                        (transaction, probes) -> {
                            StoreMetadata.set(
                                    transaction.db(),
                                    "probed",
                                    transaction.now().toString());
                            return probes;
                        },
                        this)
                .thenAccept(written -> {});
    }

    /** Enters uploads. If a batch contains an id twice, the first upload gets it. */
    private List<Optional<JournalEntry>> enterAll(OrderedTransaction transaction, List<Transition<Queued>> submissions)
            throws SQLException, IOException {
        var firsts = new LinkedHashMap<UploadId, Transition<Queued>>();
        submissions.forEach(submitted -> firsts.putIfAbsent(submitted.next().id(), submitted));
        var entered = uploads.insert(
                transaction, firsts.values().stream().map(Transition::next).toList());
        var newEvents = new ArrayList<EventRow>();
        var entries = new ArrayList<Optional<JournalEntry>>(submissions.size());
        for (var submitted : submissions) {
            var upload = submitted.next();
            if (entered.contains(upload.id()) && firsts.remove(upload.id(), submitted)) {
                newEvents.add(
                        new EventRow(submitted.event(), upload.submission().caller()));
                entries.add(Optional.of(
                        new JournalEntry(upload, 1, transaction.now(), transaction.now(), transaction.now())));
            } else {
                entries.add(Optional.empty());
            }
        }
        events.append(transaction, newEvents);
        return entries;
    }

    /** Commits changes. If a batch changes the same version twice, the first change wins. */
    private List<Optional<JournalEntry>> commitAll(OrderedTransaction transaction, List<UploadChange> changes)
            throws SQLException, IOException {
        var firsts = new LinkedHashMap<Version, UploadChange>();
        changes.forEach(change -> firsts.putIfAbsent(version(change), change));
        var changed = uploads.update(transaction, firsts);
        var newEvents = new ArrayList<EventRow>();
        var entries = new ArrayList<Optional<JournalEntry>>(changes.size());
        for (var change : changes) {
            var entry = Optional.ofNullable(changed.remove(version(change)));
            if (entry.isPresent()) {
                var caller = change.batch().state().submission().caller();
                change.batch().events().forEach(event -> newEvents.add(new EventRow(event, caller)));
            }
            entries.add(entry);
        }
        events.append(transaction, newEvents);
        return entries;
    }

    private static Version version(UploadChange change) {
        return new Version(change.batch().state().id(), change.expectedVersion());
    }

    private <T> CompletionStage<T> hintAfter(CompletionStage<T> write) {
        return Stages.unwrap(write.whenComplete((value, failure) -> {
            if (failure == null) {
                events.hint();
            }
        }));
    }
}
