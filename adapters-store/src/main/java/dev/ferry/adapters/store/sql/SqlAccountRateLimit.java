package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.Worker;
import dev.ferry.application.journal.Subscription;
import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.application.port.driven.AccountRateLimit.RateShare;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The table of nodes and their shares. Everybody gets the same, as soon as those who have more have given it back. */
final class SqlAccountRateLimit implements AccountRateLimit {

    /** What is announced when shares should be asked for anew. */
    static final String SUBJECT = "pace";

    /** For so long a share that was given back still counts: calls of the last second may be on their way. */
    private static final Duration SETTLING = Duration.ofMillis(1500);

    private static final String PAUSED_UNTIL = "paused-until";

    /** What a node may still be using: what it has, or for a while what it had. */
    private static final String IN_USE = "CASE WHEN changed > ? AND former > share THEN former ELSE share END";

    private static final String DROP_GONE = "DELETE FROM nodes WHERE until < ?";
    private static final String OTHERS = """
            SELECT coalesce(sum(CASE WHEN until > ? THEN 1 ELSE 0 END), 0) AS alive, coalesce(sum(%s), 0) AS taken
            FROM nodes WHERE node <> ?""".formatted(IN_USE);
    private static final String CHANGE =
            "UPDATE nodes SET former = %s, share = ?, changed = ? WHERE node = ? AND share <> ?".formatted(IN_USE);
    private static final String TAKE = """
            INSERT INTO nodes (node, share, former, changed, until) VALUES (?, ?, 0, ?, ?)
            ON CONFLICT (node) DO UPDATE SET until = excluded.until""";

    private final String takeWhatIsThere;
    private final String pause;
    private final Worker writer;
    private final HintListeners hints;
    private final int callsPerSecond;

    SqlAccountRateLimit(Dialect dialect, Worker writer, HintListeners hints, int callsPerSecond) {
        this.takeWhatIsThere = dialect.announced(TAKE, SUBJECT);
        this.pause = dialect.announced(StoreMetadata.SET, SUBJECT);
        this.writer = writer;
        this.hints = hints;
        this.callsPerSecond = callsPerSecond;
    }

    @Override
    public CompletionStage<RateShare> share(String node, Duration lease) {
        return writer.submit((turn, asked) -> List.of(share(turn, node, lease)), node);
    }

    @Override
    public CompletionStage<Void> leave(String node) {
        return writer.submit(
                        (turn, asked) -> {
                            take(turn, TAKE, node, 0, turn.now());
                            return asked;
                        },
                        node)
                .thenAccept(left -> {});
    }

    @Override
    public CompletionStage<Void> pause(Instant until) {
        return writer.submit(
                        (turn, asked) -> {
                            if (pausedUntil(turn).isBefore(until)) {
                                turn.db().update(pause, PAUSED_UNTIL, String.valueOf(until.toEpochMilli()));
                            }
                            return asked;
                        },
                        until)
                .thenAccept(set -> hints.hint());
    }

    @Override
    public Subscription subscribe(Runnable hint) {
        return hints.subscribe(hint);
    }

    private record Others(int alive, int taken) {}

    /**
     * In its turn, so that no two nodes take the same. Whoever gets less than is fair asks the others to look again.
     */
    private RateShare share(OrderedTransaction turn, String node, Duration lease) throws SQLException, IOException {
        var now = turn.now();
        var db = turn.db();
        db.update(DROP_GONE, now.minus(SETTLING));
        var others = db.<Others>first(
                        row -> new Others(row.getInt("alive"), row.getInt("taken")),
                        OTHERS,
                        now,
                        now.minus(SETTLING),
                        node)
                .orElseThrow();
        var fair = Math.max(1, callsPerSecond / (others.alive() + 1));
        var granted = Math.min(fair, Math.max(0, callsPerSecond - others.taken()));
        var until = now.plus(lease);
        take(turn, granted < fair ? takeWhatIsThere : TAKE, node, granted, until);
        var paused = pausedUntil(turn);
        return new RateShare(granted, until, paused.isAfter(now) ? paused : null);
    }

    private static void take(OrderedTransaction turn, String take, String node, int share, Instant until)
            throws SQLException, IOException {
        var now = turn.now();
        turn.db().update(CHANGE, now.minus(SETTLING), share, now, node, share);
        turn.db().update(take, node, share, now, until);
    }

    private static Instant pausedUntil(OrderedTransaction turn) throws SQLException, IOException {
        return StoreMetadata.get(turn.db(), PAUSED_UNTIL)
                .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
                .orElse(Instant.EPOCH);
    }
}
