package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.BatchOperation;
import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.RowsParameter;
import dev.ferry.adapters.store.sql.SqlEventLog.Told;
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
import java.util.concurrent.CompletionStage;

/** The uploads: those who write at the same time are served by the same statements, in one transaction. */
final class SqlJournal implements Journal {

    /** A receipt of the Platform is not given up because the database is being restarted. */
    private static final Duration PATIENCE_WITH_STEPS = Duration.ofMinutes(2);

    private static final String FIND = "SELECT " + UploadTable.COLUMNS + " FROM uploads WHERE id = ?";
    private static final String BEFORE = " AND position < (SELECT position FROM uploads WHERE id = ?)";

    private final Workers workers;
    private final UploadTable uploads;
    private final SqlEventLog events;
    private final String inStates;
    private final BatchOperation<Transition<Queued>, Optional<JournalEntry>> entering = this::enterAll;
    private final BatchOperation<UploadChange, Optional<JournalEntry>> changing = this::commitAll;

    SqlJournal(Dialect dialect, Workers workers, SqlEventLog events) {
        this.workers = workers;
        this.uploads = new UploadTable(dialect);
        this.events = events;
        this.inStates = " AND " + dialect.oneOf("state");
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> enter(Transition<Queued> submitted) {
        return hinting(workers.writer().submit(entering, submitted));
    }

    @Override
    public CompletionStage<Optional<JournalEntry>> commit(UploadChange change) {
        return hinting(workers.writer().submit(changing, change, PATIENCE_WITH_STEPS));
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
        return workers.writer()
                .submit(
                        (turn, asked) -> {
                            StoreMetadata.set(turn.db(), "probed", turn.now().toString());
                            return asked;
                        },
                        this)
                .thenAccept(written -> {});
    }

    /** An id that is asked for twice at the same time is given to the first. */
    private List<Optional<JournalEntry>> enterAll(OrderedTransaction turn, List<Transition<Queued>> asked)
            throws SQLException, IOException {
        var firsts = new LinkedHashMap<UploadId, Transition<Queued>>();
        asked.forEach(submitted -> firsts.putIfAbsent(submitted.next().id(), submitted));
        var entered = uploads.insert(
                turn, firsts.values().stream().map(Transition::next).toList());
        var told = new ArrayList<Told>();
        var entries = new ArrayList<Optional<JournalEntry>>(asked.size());
        for (var submitted : asked) {
            var upload = submitted.next();
            if (entered.contains(upload.id()) && firsts.remove(upload.id(), submitted)) {
                told.add(new Told(submitted.event(), upload.submission().caller()));
                entries.add(Optional.of(new JournalEntry(upload, 1, turn.now(), turn.now(), turn.now())));
            } else {
                entries.add(Optional.empty());
            }
        }
        events.append(turn, told);
        return entries;
    }

    /** Of those who have decided on the same version at the same time, the first wins. */
    private List<Optional<JournalEntry>> commitAll(OrderedTransaction turn, List<UploadChange> asked)
            throws SQLException, IOException {
        var firsts = new LinkedHashMap<Version, UploadChange>();
        asked.forEach(change -> firsts.putIfAbsent(version(change), change));
        var changed = uploads.update(turn, firsts);
        var told = new ArrayList<Told>();
        var entries = new ArrayList<Optional<JournalEntry>>(asked.size());
        for (var change : asked) {
            var entry = Optional.ofNullable(changed.remove(version(change)));
            if (entry.isPresent()) {
                var caller = change.steps().now().submission().caller();
                change.steps().events().forEach(event -> told.add(new Told(event, caller)));
            }
            entries.add(entry);
        }
        events.append(turn, told);
        return entries;
    }

    private static Version version(UploadChange change) {
        return new Version(change.steps().now().id(), change.expectedVersion());
    }

    private <T> CompletionStage<T> hinting(CompletionStage<T> write) {
        return Stages.bare(write.whenComplete((value, failure) -> {
            if (failure == null) {
                events.hint();
            }
        }));
    }
}
