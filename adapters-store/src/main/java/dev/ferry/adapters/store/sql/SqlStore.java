package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.application.port.driven.JournalPorts;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A journal in a database: its ports, which share the same workers. */
public final class SqlStore implements AutoCloseable {

    private final Dialect dialect;
    private final Workers workers;
    private final SqlEventLog events;
    private final SqlJournal journal;
    private final SqlClaims claims;
    private final SqlRetention retention;
    private final SqlProcessingTimes times;
    private final HintListeners rateLimitHints = new HintListeners();
    private final Map<String, Runnable> hints;

    /**
     * Ports over tables that are there and up to date.
     *
     * @param dialect how the database wants to be spoken to
     * @param workers who works on it, closed with this
     */
    public SqlStore(Dialect dialect, Workers workers) {
        this.dialect = dialect;
        this.workers = workers;
        events = new SqlEventLog(dialect, workers.reader());
        journal = new SqlJournal(dialect, workers, events);
        claims = new SqlClaims(dialect, workers);
        retention = new SqlRetention(dialect, workers);
        times = new SqlProcessingTimes(workers);
        hints = Map.of(SqlEventLog.SUBJECT, events::hint, SqlAccountRateLimit.SUBJECT, rateLimitHints::hint);
    }

    /**
     * The journal's own name, given when it was made. What is kept elsewhere for this journal is kept under it.
     *
     * @return a UUID
     */
    public CompletionStage<String> id() {
        return workers.reader()
                .submit(db -> StoreMetadata.get(db, "id")
                        .orElseThrow(() -> new IOException("the journal does not know its id")));
    }

    /**
     * Which account's uploads these are. The first to ask decides; an account's data must not go out on another's
     * credentials.
     *
     * @param account the account of whoever wants to carry uploads
     * @return the account that the journal belongs to, from now on
     */
    public CompletionStage<String> claimFor(String account) {
        return workers.writer().submit(db -> StoreMetadata.setOnce(db, StoreMetadata.ACCOUNT, account));
    }

    public JournalPorts ports() {
        return new JournalPorts(journal, claims, events, retention, times);
    }

    /**
     * The account's pace, for all who work on this journal.
     *
     * @param callsPerSecond what the account has
     * @return the port
     */
    public AccountRateLimit rateLimit(int callsPerSecond) {
        return new SqlAccountRateLimit(dialect, workers.writer(), rateLimitHints, callsPerSecond);
    }

    /** How its database wants to be spoken to, for whoever does more than the ports can. */
    public Dialect dialect() {
        return dialect;
    }

    /** Who works on its database, likewise. */
    public Workers workers() {
        return workers;
    }

    /**
     * Whom to tell that another process may have written something.
     *
     * @return for each subject that {@link Dialect#announced} was given, whom to tell
     */
    public Map<String, Runnable> hints() {
        return hints;
    }

    /** Does what is queued, then lets go of the database. Idempotent. */
    @Override
    public void close() {
        workers.writer().close();
        workers.claimer().close();
        workers.reader().close();
    }
}
