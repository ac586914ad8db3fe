package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.BatchOperation;
import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.RowsParameter;
import dev.ferry.adapters.store.sql.SqlEventLog.EventRow;
import dev.ferry.adapters.store.sql.UploadTable.Version;
import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.PageCursor;
import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadPage;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Transition;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** The journal in the table of uploads. Concurrent writes share statements and one transaction. */
final class SqlJournal implements Journal {

    /** Long enough for a restart of the database, so that a receipt of the Platform is not lost. */
    private static final Duration COMMIT_TIMEOUT = Duration.ofMinutes(2);

    private static final String FIND = "SELECT " + UploadTable.COLUMNS + " FROM uploads WHERE id = ?";
    private static final String WITH_PREFIX = " AND lower(substr(id, 1, ?)) = ?";
    private static final String AFTER = " AND position > (SELECT position FROM uploads WHERE id = ?)";

    private final Workers workers;
    private final UploadTable uploads;
    private final SqlEventLog events;
    private final NameOrder order;
    private final String inStates;
    private final String withToken;
    private final BatchOperation<Transition<Queued>, Optional<JournalEntry>> enterOperation = this::enterAll;
    private final BatchOperation<UploadChange, Optional<JournalEntry>> commitOperation = this::commitAll;

    SqlJournal(Dialect dialect, Workers workers, SqlEventLog events, NameOrder order) {
        this.workers = workers;
        this.uploads = new UploadTable(dialect);
        this.events = events;
        this.order = order;
        this.inStates = " AND " + dialect.inList("state");
        var token = dialect.json("body") + "->'token'->>'value'";
        this.withToken = " AND %s = ? AND %s IS NOT NULL".formatted(token, token);
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
    public CompletionStage<UploadPage> list(UploadQuery query) {
        var sql = new StringBuilder("SELECT position, " + UploadTable.COLUMNS + " FROM uploads WHERE true");
        var parameters = new ArrayList<Object>();
        if (query.before() != null) {
            sql.append(" AND position < ?");
            parameters.add(query.before().position());
        }
        if (!query.idPrefix().isEmpty()) {
            sql.append(WITH_PREFIX);
            parameters.add(query.idPrefix().length());
            parameters.add(query.idPrefix().toLowerCase(Locale.ROOT));
        }
        if (query.token() != null) {
            sql.append(withToken);
            parameters.add(query.token().value());
        }
        if (query.after() != null) {
            sql.append(AFTER);
            parameters.add(query.after().value());
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
        // "+ 0": few uploads have the token, and the index of positions would lead through all
        sql.append(" ORDER BY position").append(query.token() == null ? "" : " + 0");
        sql.append(" DESC LIMIT ").append(query.limit() + 1L);
        return workers.reader()
                .submit(db -> page(db.query(ListedUpload::read, sql.toString(), parameters.toArray()), query.limit()));
    }

    private record ListedUpload(long position, JournalEntry entry) {

        static ListedUpload read(ResultSet row) throws SQLException, IOException {
            return new ListedUpload(row.getLong("position"), UploadTable.entry(row));
        }
    }

    /** Makes a page of at most {@code limit} uploads; one more shows that another page follows. */
    private static UploadPage page(List<ListedUpload> found, int limit) {
        var shown = found.subList(0, Math.min(found.size(), limit));
        return new UploadPage(
                shown.stream().map(ListedUpload::entry).toList(),
                found.size() > limit ? new PageCursor(shown.getLast().position()) : null);
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
        var waiting = order.join(transaction, entered).stream()
                .collect(Collectors.toMap(entry -> entry.upload().id(), entry -> entry));
        var newEvents = new ArrayList<EventRow>();
        var entries = new ArrayList<Optional<JournalEntry>>(submissions.size());
        for (var submitted : submissions) {
            var upload = submitted.next();
            if (entered.contains(upload.id()) && firsts.remove(upload.id(), submitted)) {
                newEvents.add(
                        new EventRow(submitted.event(), upload.submission().caller()));
                var entry = new JournalEntry(upload, 1, transaction.now(), transaction.now(), transaction.now());
                entries.add(Optional.of(waiting.getOrDefault(upload.id(), entry)));
            } else {
                entries.add(Optional.empty());
            }
        }
        events.append(transaction, newEvents);
        return entries;
    }

    /**
     * Commits changes. If a batch changes the same version twice, the first change wins. Uploads that are queued again
     * get their places first, so that none after them can be sent in the same transaction.
     */
    private List<Optional<JournalEntry>> commitAll(OrderedTransaction transaction, List<UploadChange> changes)
            throws SQLException, IOException {
        var firsts = new LinkedHashMap<Version, UploadChange>();
        changes.forEach(change -> firsts.putIfAbsent(version(change), change));
        var again = new ArrayList<UploadChange>();
        for (var change : firsts.values()) {
            if (change.queuesAgain() && !order.forbids(transaction, change)) {
                again.add(change);
            }
        }
        var written = write(transaction, again);
        written.putAll(write(
                transaction,
                firsts.values().stream().filter(change -> !change.queuesAgain()).toList()));
        return changes.stream()
                .map(change -> firsts.remove(version(change), change)
                        ? Optional.ofNullable(written.get(version(change)))
                        : Optional.<JournalEntry>empty())
                .toList();
    }

    private Map<Version, JournalEntry> write(OrderedTransaction transaction, List<UploadChange> changes)
            throws SQLException, IOException {
        if (changes.isEmpty()) {
            return new HashMap<>();
        }
        var byVersion = new LinkedHashMap<Version, UploadChange>();
        changes.forEach(change -> byVersion.put(version(change), change));
        var written = uploads.update(transaction, byVersion);
        var accepted = changes.stream()
                .filter(change -> written.containsKey(version(change)))
                .toList();
        events.append(
                transaction,
                accepted.stream()
                        .flatMap(change -> change.batch().events().stream()
                                .map(event -> new EventRow(
                                        event,
                                        change.batch().state().submission().caller())))
                        .toList());
        for (var change : accepted) {
            if (change.endsEarlierDoubts()) {
                write(transaction, order.superseded(transaction, change));
            }
        }
        for (var placed : order.move(transaction, accepted)) {
            written.put(new Version(placed.upload().id(), placed.version() - 1), placed);
        }
        return written;
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
