package dev.ferry.adapters.store.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * An operation that serves a batch of concurrent requests. It runs again if its transaction is rolled back, so it must
 * change nothing but the database.
 */
public interface BatchOperation<A, T> {

    /**
     * Runs the operation.
     *
     * @param requests in the order of submission; never empty
     * @return the result of each request, in the same order
     * @throws SQLException when the database reports an error
     * @throws IOException when stored data cannot be read
     */
    List<T> run(OrderedTransaction transaction, List<A> requests) throws SQLException, IOException;

    /** An operation that serves a single request. */
    interface Single<T> {
        /**
         * Runs the operation.
         *
         * @throws SQLException when the database reports an error
         * @throws IOException when stored data cannot be read
         */
        T run(Statements db) throws SQLException, IOException;
    }
}
