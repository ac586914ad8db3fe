package dev.ferry.adapters.store.jdbc;

import java.io.IOException;
import java.sql.SQLException;

/** One thread's way to a database, and what this database means by its failures. */
public interface DatabaseSession extends AutoCloseable {

    /** What is to be done in a transaction. */
    interface Work {
        /**
         * Does it.
         *
         * @throws SQLException when the database refuses
         * @throws IOException when what stands in it cannot be read
         */
        void in(OrderedTransaction turn) throws SQLException, IOException;
    }

    /**
     * Runs work in one transaction. When it returns, all is as durable as the database can make it; when it fails,
     * nothing was written, with one exception.
     *
     * @param forced false when a failure of the whole machine may undo it, where that would end all who have heard of
     *     it
     * @throws SQLException when the database refuses or cannot be reached
     * @throws UncertainCommitException when nobody can tell whether it was written
     * @throws IOException when the work fails so
     */
    void transact(Work work, boolean forced) throws SQLException, IOException;

    /**
     * Whether work that need not be forced is over sooner in a transaction of its own.
     *
     * @return false when everything is forced, or nothing is written
     */
    boolean leavesUnforced();

    /**
     * Whether a failure may pass by itself, so that the same work is worth trying again.
     *
     * @param failure how {@link #transact} failed
     * @return false when it would fail again
     */
    boolean mayPass(SQLException failure);

    /**
     * What a person needs to know of a failure.
     *
     * @param failure how the database failed
     * @return which database, what is wrong, and what helps, in one line without secrets
     */
    IOException failure(SQLException failure);

    /** Lets go of the database. */
    @Override
    void close();
}
