package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.Statements;
import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.journal.UploadState;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;

/** Counts rows. Each query uses only an index, so no upload is read. */
final class SqlStoreStats {

    private static final String NOW = "SELECT ferry_millis() AS now";
    private static final String STATES = "SELECT state, count(*) AS uploads FROM uploads GROUP BY state";
    private static final String LONGEST_DUE = "SELECT claimable FROM uploads WHERE claimable < "
            + UploadTable.WHEN_ITS_TURN_COMES + " ORDER BY claimable LIMIT 1";
    private static final String LAST_EVENT = "SELECT number FROM events ORDER BY number DESC LIMIT 1";

    private SqlStoreStats() {}

    private record Counted(String state, long uploads) {}

    static StoreStats count(Statements db) throws SQLException, IOException {
        var uploads = new HashMap<UploadState, Long>();
        for (var counted :
                db.<Counted>query(row -> new Counted(row.getString("state"), row.getLong("uploads")), STATES)) {
            UploadState.named(counted.state()).ifPresent(state -> uploads.put(state, counted.uploads()));
        }
        var now = db.<Instant>first(row -> Instant.ofEpochMilli(row.getLong("now")), NOW);
        var due = db.<Instant>first(row -> Instant.ofEpochMilli(row.getLong("claimable")), LONGEST_DUE);
        var last = db.<Long>first(row -> row.getLong("number"), LAST_EVENT);
        return new StoreStats(now.orElseThrow(), uploads, due.orElse(null), last.orElse(0L));
    }
}
