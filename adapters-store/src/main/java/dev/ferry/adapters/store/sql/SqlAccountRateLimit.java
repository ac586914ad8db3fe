package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.Statements;
import dev.ferry.adapters.store.jdbc.Worker;
import dev.ferry.application.journal.Subscription;
import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.application.port.driven.AccountRateLimit.RateShare;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Divides the account's calls among the nodes, with the table of nodes. Each node gets an equal share as soon as the
 * nodes with larger shares have reduced theirs.
 */
final class SqlAccountRateLimit implements AccountRateLimit {

    /** The subject of the notification that asks the nodes to request their shares again. */
    static final String SUBJECT = "pace";

    /** How long a reduced or released share still counts: calls of the last second may still be in progress. */
    private static final Duration RELEASE_DELAY = Duration.ofMillis(1500);

    /** All nodes have leases of about the same length. */
    private static final int FAR = 10;

    private static final String PAUSED_UNTIL = "paused-until";

    /** The calls that a node may still be using: its share, or its former share if that was larger and is recent. */
    private static final String IN_USE = "CASE WHEN changed > ? AND former > share THEN former ELSE share END";

    /** Corrects the times that were stored while the clock was ahead; until then, their shares would be in use. */
    private static final String CORRECT_FAR_TIMES = """
            UPDATE nodes SET changed = CASE WHEN changed > ? THEN ? ELSE changed END,
              until = CASE WHEN until > ? THEN ? ELSE until END
            WHERE changed > ? OR until > ?""";

    private static final String DELETE_EXPIRED = "DELETE FROM nodes WHERE until < ?";
    private static final String OTHERS = """
            SELECT coalesce(sum(CASE WHEN until > ? THEN 1 ELSE 0 END), 0) AS alive, coalesce(sum(%s), 0) AS used
            FROM nodes WHERE node <> ?""".formatted(IN_USE);
    private static final String CHANGE_SHARE =
            "UPDATE nodes SET former = %s, share = ?, changed = ? WHERE node = ? AND share <> ?".formatted(IN_USE);
    private static final String SAVE_SHARE = """
            INSERT INTO nodes (node, share, former, changed, until) VALUES (?, ?, 0, ?, ?)
            ON CONFLICT (node) DO UPDATE SET until = excluded.until""";

    private final String saveShareAndNotify;
    private final String pause;
    private final Worker writer;
    private final HintListeners hints;
    private final int callsPerSecond;
    private final Duration longestPause;

    SqlAccountRateLimit(
            Dialect dialect, Worker writer, HintListeners hints, int callsPerSecond, Duration longestPause) {
        this.saveShareAndNotify = dialect.withNotification(SAVE_SHARE, SUBJECT);
        this.pause = dialect.withNotification(StoreMetadata.SET, SUBJECT);
        this.writer = writer;
        this.hints = hints;
        this.callsPerSecond = callsPerSecond;
        this.longestPause = longestPause;
    }

    @Override
    public CompletionStage<RateShare> share(String node, Duration lease) {
        return writer.submit((transaction, nodes) -> List.of(share(transaction, node, lease)), node);
    }

    @Override
    public CompletionStage<Void> release(String node) {
        return writer.submit(
                        (transaction, nodes) -> {
                            saveShare(transaction, SAVE_SHARE, node, 0, transaction.now());
                            return nodes;
                        },
                        node)
                .thenAccept(released -> {});
    }

    @Override
    public CompletionStage<Void> pause(Instant until) {
        return writer.submit(
                        (transaction, times) -> {
                            if (endOfPause(transaction.db()).isBefore(until)) {
                                setEndOfPause(transaction, until);
                            }
                            return times;
                        },
                        until)
                .thenAccept(set -> hints.hint());
    }

    @Override
    public CompletionStage<Optional<Instant>> lift() {
        return writer.submit((transaction, requests) -> List.of(lift(transaction)), SUBJECT)
                .thenApply(lifted -> {
                    hints.hint();
                    return lifted;
                });
    }

    @Override
    public Subscription subscribe(Runnable hint) {
        return hints.subscribe(hint);
    }

    private record Others(int alive, int used) {}

    /**
     * Grants a share. The transaction's order ensures that two nodes do not get the same calls. If the share is smaller
     * than an equal part, the other nodes are notified to request theirs again.
     */
    private RateShare share(OrderedTransaction transaction, String node, Duration lease)
            throws SQLException, IOException {
        var now = transaction.now();
        var db = transaction.db();
        var far = now.plus(lease.multipliedBy(FAR));
        db.update(CORRECT_FAR_TIMES, now, now, far, now.plus(lease), now, far);
        db.update(DELETE_EXPIRED, now.minus(RELEASE_DELAY));
        var others = db.<Others>first(
                        row -> new Others(row.getInt("alive"), row.getInt("used")),
                        OTHERS,
                        now,
                        now.minus(RELEASE_DELAY),
                        node)
                .orElseThrow();
        var fair = Math.max(1, callsPerSecond / (others.alive() + 1));
        var granted = Math.min(fair, Math.max(0, callsPerSecond - others.used()));
        var until = now.plus(lease);
        saveShare(transaction, granted < fair ? saveShareAndNotify : SAVE_SHARE, node, granted, until);
        return new RateShare(granted, until, pausedUntil(transaction));
    }

    /** Cuts a pause that is too long, because it was stored while the clock was ahead. */
    private @Nullable Instant pausedUntil(OrderedTransaction transaction) throws SQLException, IOException {
        var stored = endOfPause(transaction.db());
        var latest = transaction.now().plus(longestPause);
        if (stored.isAfter(latest)) {
            setEndOfPause(transaction, latest);
            return latest;
        }
        return stored.isAfter(transaction.now()) ? stored : null;
    }

    private Optional<Instant> lift(OrderedTransaction transaction) throws SQLException, IOException {
        var end = Optional.ofNullable(pausedUntil(transaction));
        if (end.isPresent()) {
            setEndOfPause(transaction, Instant.EPOCH);
        }
        return end;
    }

    private void setEndOfPause(OrderedTransaction transaction, Instant end) throws SQLException {
        transaction.db().update(pause, PAUSED_UNTIL, String.valueOf(end.toEpochMilli()));
    }

    private static void saveShare(OrderedTransaction transaction, String sql, String node, int share, Instant until)
            throws SQLException, IOException {
        var now = transaction.now();
        transaction.db().update(CHANGE_SHARE, now.minus(RELEASE_DELAY), share, now, node, share);
        transaction.db().update(sql, node, share, now, until);
    }

    /** The stored end of the last pause, which may be over. */
    static Instant endOfPause(Statements db) throws SQLException, IOException {
        return StoreMetadata.get(db, PAUSED_UNTIL)
                .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
                .orElse(Instant.EPOCH);
    }
}
