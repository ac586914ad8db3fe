package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.BatchOperation;
import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.RowsParameter;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.domain.submission.UploadId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Claims uploads by setting their lease columns, with the database's clock. The indexed column {@code claimable} is
 * computed from the due time and the lease.
 */
final class SqlClaims implements Claims {

    /** Bounds a transaction; the caller asks again. */
    private static final int MAX_CORRECTED = 1000;

    private final Workers workers;
    private final String inScope;
    private final String claim;
    private final String renew;
    private final String release;
    private final String correct;
    private final String bringForward;
    private final NameOrder order;
    private final BatchOperation<Release, Release> releaseOperation = this::releaseAll;
    private final BatchOperation<Object, Integer> moveOperation = this::moveOverdue;

    SqlClaims(Dialect dialect, Workers workers, NameOrder order) {
        this.workers = workers;
        this.order = order;
        inScope = " " + """
                 AND id IN (WITH RECURSIVE line(id) AS (
                   SELECT uploads.id FROM %s JOIN uploads ON uploads.id = own.id UNION
                   SELECT uploads.waits_for FROM line JOIN uploads ON uploads.id = line.id WHERE waits_for IS NOT NULL)
                 SELECT id FROM line)""".formatted(dialect.rows("own", "id text"));
        claim = """
                WITH free AS MATERIALIZED (
                  SELECT position FROM uploads WHERE claimable <= ferry_millis()%%s
                  ORDER BY claimable, position LIMIT ?%s)
                UPDATE uploads SET version = version + CASE WHEN lease_owner = ? THEN 0 ELSE 1 END,
                  lease_owner = ?, lease_until = ferry_millis() + ?, waits_for = NULL
                WHERE position IN (SELECT position FROM free) RETURNING %s""".formatted(dialect.skipLocked(), UploadTable.COLUMNS);
        renew = """
                UPDATE uploads SET lease_until = ferry_millis() + ?
                WHERE lease_owner = ?%s RETURNING id""".formatted(" AND " + dialect.inList("id"));
        release = """
                UPDATE uploads SET due = ferry_millis() + released.delay, lease_owner = NULL, lease_until = NULL FROM %s
                WHERE uploads.id = released.id AND uploads.lease_owner = released.owner AND uploads.due IS NOT NULL""".formatted(dialect.rows("released", "id text", "owner text", "delay bigint"));
        correct = """
                WITH far AS MATERIALIZED (
                  SELECT position FROM uploads WHERE claimable > ferry_millis() + ? AND claimable < %d%%s
                  ORDER BY claimable DESC LIMIT %d%s)
                UPDATE uploads SET due = CASE WHEN due > ferry_millis() + ? THEN ferry_millis() ELSE due END,
                  lease_until = CASE WHEN lease_until > ferry_millis() + ? THEN ferry_millis() + ? ELSE lease_until END
                WHERE position IN (SELECT position FROM far)""".formatted(UploadTable.WHEN_ITS_TURN_COMES, MAX_CORRECTED, dialect.skipLocked());
        bringForward = """
                WITH waiting AS MATERIALIZED (
                  SELECT position FROM uploads
                  WHERE claimable > ferry_millis() AND claimable <= ferry_millis() + ? AND due > ferry_millis()
                    AND waits_for IS NULL%s)
                UPDATE uploads SET due = ferry_millis() WHERE position IN (SELECT position FROM waiting)""".formatted(dialect.skipLocked());
    }

    private record Release(String owner, UploadId id, Duration delay) {}

    @Override
    public CompletionStage<List<JournalEntry>> claim(String owner, Scope scope, int limit, Duration lease) {
        var parameters = parameters(scope);
        Collections.addAll(parameters, limit, owner, owner, lease.toMillis());
        var sql = claim.formatted(condition(scope));
        return workers.claimer()
                .submitUnforced(db -> db.<JournalEntry>query(UploadTable::entry, sql, parameters.toArray()).stream()
                        .sorted(Comparator.comparing(entry -> entry.due() == null ? Instant.MIN : entry.due()))
                        .toList());
    }

    @Override
    public CompletionStage<Set<UploadId>> renew(String owner, Collection<UploadId> ids, Duration lease) {
        var idList = RowsParameter.of(ids.stream().map(UploadId::value).toList());
        return workers.writer()
                .submitUnforced(db -> Set.copyOf(db.<UploadId>query(
                        row -> new UploadId(row.getString("id")), renew, lease.toMillis(), owner, idList)));
    }

    @Override
    public CompletionStage<Void> release(String owner, UploadId id, Duration delay) {
        return workers.writer()
                .submitUnforced(releaseOperation, new Release(owner, id, delay))
                .thenAccept(released -> {});
    }

    @Override
    public CompletionStage<Optional<Duration>> nextDue(Scope scope) {
        var sql =
                "SELECT claimable - ferry_millis() AS wait FROM uploads WHERE claimable < %d%s ORDER BY claimable LIMIT 1"
                        .formatted(UploadTable.WHEN_ITS_TURN_COMES, condition(scope));
        return workers.reader()
                .submit(db -> db.first(
                        row -> Duration.ofMillis(Math.max(0, row.getLong("wait"))),
                        sql,
                        parameters(scope).toArray()));
    }

    @Override
    public CompletionStage<Integer> correctFarTimes(Scope scope, Duration longestWait, Duration lease) {
        var farthest = longestWait.toMillis();
        var parameters = new ArrayList<Object>(List.of(farthest));
        parameters.addAll(parameters(scope));
        Collections.addAll(parameters, farthest, farthest, lease.toMillis());
        var sql = correct.formatted(condition(scope));
        return workers.claimer()
                .submitUnforced(db -> db.update(sql, parameters.toArray()))
                .thenCombine(workers.writer().submitUnforced(moveOperation, this), Integer::sum);
    }

    @Override
    public CompletionStage<Void> bringForward(Duration within) {
        return workers.writer()
                .submit(db -> db.update(bringForward, within.toMillis()))
                .thenAccept(updated -> {});
    }

    private List<Release> releaseAll(OrderedTransaction transaction, List<Release> releases)
            throws SQLException, IOException {
        transaction
                .db()
                .update(
                        release,
                        RowsParameter.of(
                                releases,
                                (row, released) -> row.put("id", released.id().value())
                                        .put("owner", released.owner())
                                        .put("delay", released.delay().toMillis())));
        return releases;
    }

    private List<Integer> moveOverdue(OrderedTransaction transaction, List<Object> requests)
            throws SQLException, IOException {
        var moved = new ArrayList<Integer>(Collections.nCopies(requests.size(), 0));
        moved.set(0, order.moveOverdue(transaction));
        return moved;
    }

    private String condition(Scope scope) {
        return scope.only() == null ? "" : inScope;
    }

    private static List<Object> parameters(Scope scope) {
        var parameters = new ArrayList<Object>();
        if (scope.only() != null) {
            parameters.add(RowsParameter.of(scope.only(), (row, id) -> row.put("id", id.value())));
        }
        return parameters;
    }
}
