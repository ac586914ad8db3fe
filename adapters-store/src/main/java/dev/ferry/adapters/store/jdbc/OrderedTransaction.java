package dev.ferry.adapters.store.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction with a place in the order of all transactions: a time and the last event number. It acquires its place
 * on the first use. Until it ends, no other transaction can acquire a place, so event numbers have no gaps and follow
 * the order of commits.
 */
public final class OrderedTransaction {

    private final Statements db;
    private final Order order;
    private @Nullable Place place;
    private long assigned;

    /**
     * A place in the order of transactions.
     *
     * @param now the database's time in whole milliseconds, so that it equals the time that is read back
     * @param last the last number assigned by earlier transactions
     */
    public record Place(Instant now, long last) {}

    /** Puts transactions in an order. */
    public interface Order {
        /**
         * Waits until no other transaction has a place, and acquires one.
         *
         * @throws SQLException when the place cannot be acquired
         * @throws IOException when stored data cannot be read
         */
        Place acquire(Statements db) throws SQLException, IOException;
    }

    /**
     * Wraps a started transaction.
     *
     * @param order provides the place on the first use
     */
    public OrderedTransaction(Statements db, Order order) {
        this.db = db;
        this.order = order;
    }

    /** Returns the statements of the transaction. */
    public Statements db() {
        return db;
    }

    /**
     * Returns the time of everything that the transaction writes, from the database's clock.
     *
     * @throws SQLException when the place cannot be acquired
     * @throws IOException when stored data cannot be read
     */
    public Instant now() throws SQLException, IOException {
        return place().now();
    }

    /**
     * Assigns the next number: the last one assigned by any transaction, plus one.
     *
     * @throws SQLException when the place cannot be acquired
     * @throws IOException when stored data cannot be read
     */
    public long nextNumber() throws SQLException, IOException {
        return place().last() + ++assigned;
    }

    /**
     * Returns the last number assigned by this or an earlier transaction.
     *
     * @throws SQLException when the place cannot be acquired
     * @throws IOException when stored data cannot be read
     */
    public long lastNumber() throws SQLException, IOException {
        return place().last() + assigned;
    }

    /** Whether this transaction has assigned a number. */
    public boolean hasAssignedNumbers() {
        return assigned > 0;
    }

    private Place place() throws SQLException, IOException {
        if (place == null) {
            place = order.acquire(db);
        }
        return place;
    }
}
