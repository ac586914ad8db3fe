package dev.ferry.adapters.store.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction. Its place among all others, which is a time and a number, is taken when it is first asked for, and
 * from then on nobody else gets one until it ends: so numbers have no gaps and are in the order of commits.
 */
public final class OrderedTransaction {

    private final Statements db;
    private final Order order;
    private @Nullable Place place;
    private long given;

    /**
     * A place among all transactions.
     *
     * @param now the database's time, in whole milliseconds: what is handed out is what will be read
     * @param last the last number that was given before
     */
    public record Place(Instant now, long last) {}

    /** Makes transactions stand in line. */
    public interface Order {
        /**
         * Waits for its turn.
         *
         * @throws SQLException when it is not to be had
         * @throws IOException when what stands in the database cannot be read
         */
        Place take(Statements db) throws SQLException, IOException;
    }

    /**
     * A transaction that has begun.
     *
     * @param order gives it a place when it asks for one
     */
    public OrderedTransaction(Statements db, Order order) {
        this.db = db;
        this.order = order;
    }

    /** Runs its statements. */
    public Statements db() {
        return db;
    }

    /**
     * The time of everything that it writes.
     *
     * @return the database's time
     * @throws SQLException when it has no place yet and cannot have one
     * @throws IOException likewise
     */
    public Instant now() throws SQLException, IOException {
        return place().now();
    }

    /**
     * The next number.
     *
     * @return one more than the last that was given, by this transaction or any other
     * @throws SQLException when it has no place yet and cannot have one
     * @throws IOException likewise
     */
    public long nextNumber() throws SQLException, IOException {
        return place().last() + ++given;
    }

    /**
     * The last number.
     *
     * @return the last number that was given, by this transaction or any other
     * @throws SQLException when it has no place yet and cannot have one
     * @throws IOException likewise
     */
    public long lastNumber() throws SQLException, IOException {
        return place().last() + given;
    }

    /** Whether it has given any number. */
    public boolean hasNumbered() {
        return given > 0;
    }

    private Place place() throws SQLException, IOException {
        if (place == null) {
            place = order.take(db);
        }
        return place;
    }
}
