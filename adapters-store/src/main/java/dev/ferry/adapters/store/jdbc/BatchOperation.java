package dev.ferry.adapters.store.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * Work of one kind, done for all who ask for it at the same time. It may be done again when its transaction came to
 * nothing, so it changes nothing but the database.
 */
public interface BatchOperation<A, T> {

    /**
     * Does the work.
     *
     * @param asked what is asked for, in the order of asking; never empty
     * @return what comes of each, in the same order
     * @throws SQLException when the database refuses
     * @throws IOException when what stands in it cannot be read
     */
    List<T> run(OrderedTransaction turn, List<A> asked) throws SQLException, IOException;

    /** Work for one alone. */
    interface Single<T> {
        /**
         * Does the work.
         *
         * @throws SQLException when the database refuses
         * @throws IOException when what stands in it cannot be read
         */
        T run(Statements db) throws SQLException, IOException;
    }
}
