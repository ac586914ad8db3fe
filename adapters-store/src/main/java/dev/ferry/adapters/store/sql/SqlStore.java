package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.application.port.driven.JournalPorts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A journal in a database. Provides its ports, which share the same workers. */
public final class SqlStore implements AutoCloseable {

    private final Dialect dialect;
    private final Workers workers;
    private final SqlEventLog events;
    private final SqlJournal journal;
    private final SqlClaims claims;
    private final SqlRetention retention;
    private final SqlProcessingTimes times;
    private final SqlRowNumberings numberings;
    private final HintListeners rateLimitHints = new HintListeners();
    private final Map<String, Runnable> hints;

    /**
     * Creates the ports over tables that exist and have the current schema.
     *
     * @param dialect the SQL of the database
     * @param workers run the statements; closed with this store
     */
    public SqlStore(Dialect dialect, Workers workers) {
        this.dialect = dialect;
        this.workers = workers;
        events = new SqlEventLog(dialect, workers.reader());
        var order = new NameOrder(dialect);
        journal = new SqlJournal(dialect, workers, events, order);
        claims = new SqlClaims(dialect, workers, order);
        retention = new SqlRetention(dialect, workers);
        times = new SqlProcessingTimes(workers);
        numberings = new SqlRowNumberings(workers);
        hints = Map.of(SqlEventLog.SUBJECT, events::hint, SqlAccountRateLimit.SUBJECT, rateLimitHints::hint);
    }

    /**
     * Returns the id that the journal got when it was created. Data stored elsewhere for this journal is stored under
     * this id.
     *
     * @return a UUID
     */
    public CompletionStage<String> id() {
        return workers.reader()
                .submit(db -> StoreMetadata.get(db, "id").orElseThrow(() -> new IOException("the journal has no id")));
    }

    /**
     * Assigns the journal to an account, unless it belongs to one already. An account's data must not be sent with the
     * credentials of another account.
     *
     * @param account the account of the process that wants to process uploads
     * @return the account that the journal belongs to from now on
     */
    public CompletionStage<String> assignAccount(String account) {
        return workers.writer().submit(db -> StoreMetadata.setOnce(db, StoreMetadata.ACCOUNT, account));
    }

    public JournalPorts ports() {
        return new JournalPorts(journal, claims, events, retention, times, numberings);
    }

    /**
     * Creates the account's rate limit, shared by all nodes of this journal.
     *
     * @param callsPerSecond the account's limit
     * @param longestPause the longest pause of the account
     */
    public AccountRateLimit rateLimit(int callsPerSecond, Duration longestPause) {
        return new SqlAccountRateLimit(dialect, workers.writer(), rateLimitHints, callsPerSecond, longestPause);
    }

    /**
     * Reads the pause of the account, which a node may still cut to its longest pause.
     *
     * @return the stored end, by the journal's clock; it may be over
     */
    public CompletionStage<Instant> endOfPause() {
        return workers.reader().submit(SqlAccountRateLimit::endOfPause);
    }

    /** Returns the SQL of the database, for operations that the ports do not offer. */
    public Dialect dialect() {
        return dialect;
    }

    /** Returns the workers of the database, for operations that the ports do not offer. */
    public Workers workers() {
        return workers;
    }

    /**
     * Returns the callbacks to run when another process may have written something.
     *
     * @return a callback for each subject that was passed to {@link Dialect#withNotification}
     */
    public Map<String, Runnable> hints() {
        return hints;
    }

    /** Runs the queued operations, then closes the database. Idempotent. */
    @Override
    public void close() {
        workers.writer().close();
        workers.claimer().close();
        workers.reader().close();
    }
}
