package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.EventLog;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.ProcessingTimes;
import dev.ferry.application.port.driven.Retention;
import dev.ferry.application.port.driven.StoreStatsSource;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A journal in a database: its ports, which share the same workers. */
public final class SqlStore implements AutoCloseable {

    private final Dialect dialect;
    private final Workers crew;
    private final SqlEventLog events;
    private final SqlJournal journal;
    private final SqlClaims claims;
    private final SqlRetention retention;
    private final SqlStoreStats statsSource;
    private final SqlProcessingTimes times;
    private final HintListeners paceHints = new HintListeners();
    private final Map<String, Runnable> hints;

    /**
     * Ports over tables that are there and up to date.
     *
     * @param dialect how the database wants to be spoken to
     * @param crew who works on it, closed with this
     */
    public SqlStore(Dialect dialect, Workers crew) {
        this.dialect = dialect;
        this.crew = crew;
        events = new SqlEventLog(dialect, crew.reader());
        journal = new SqlJournal(dialect, crew, events);
        claims = new SqlClaims(dialect, crew);
        retention = new SqlRetention(dialect, crew);
        statsSource = new SqlStoreStats(crew.reader());
        times = new SqlProcessingTimes(crew);
        hints = Map.of(SqlEventLog.SUBJECT, events::hint, SqlAccountRateLimit.SUBJECT, paceHints::hint);
    }

    /**
     * The journal's own name, given when it was made. What is kept elsewhere for this journal is kept under it.
     *
     * @return a UUID
     */
    public CompletionStage<String> id() {
        return crew.reader()
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
        return crew.writer().submit(db -> StoreMetadata.setOnce(db, StoreMetadata.ACCOUNT, account));
    }

    /**
     * The uploads.
     *
     * @return the port
     */
    public Journal journal() {
        return journal;
    }

    /**
     * Who works on which.
     *
     * @return the port
     */
    public Claims claims() {
        return claims;
    }

    /**
     * What happened.
     *
     * @return the port
     */
    public EventLog events() {
        return events;
    }

    /**
     * Forgets what is over.
     *
     * @return the port
     */
    public Retention retention() {
        return retention;
    }

    /**
     * How many uploads there are.
     *
     * @return the port
     */
    public StoreStatsSource statsSource() {
        return statsSource;
    }

    /**
     * How long the Platform took before.
     *
     * @return the port
     */
    public ProcessingTimes times() {
        return times;
    }

    /**
     * The account's pace, for all who work on this journal.
     *
     * @param callsPerSecond what the account has
     * @return the port
     */
    public AccountRateLimit pace(int callsPerSecond) {
        return new SqlAccountRateLimit(dialect, crew.writer(), paceHints, callsPerSecond);
    }

    /**
     * How its database wants to be spoken to, for whoever does more than the ports can.
     *
     * @return the dialect
     */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * Who works on its database, likewise.
     *
     * @return the workers
     */
    public Workers crew() {
        return crew;
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
        crew.writer().close();
        crew.claimer().close();
        crew.reader().close();
    }
}
