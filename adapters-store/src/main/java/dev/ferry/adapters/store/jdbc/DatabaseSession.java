package dev.ferry.adapters.store.jdbc;

import java.io.IOException;
import java.sql.SQLException;

/** Runs one thread's transactions on a database, and classifies the database's failures. */
public interface DatabaseSession extends AutoCloseable {

    /** The statements of one transaction. */
    interface Work {
        /**
         * Runs the statements.
         *
         * @throws SQLException when the database reports an error
         * @throws IOException when stored data cannot be read
         */
        void run(OrderedTransaction transaction) throws SQLException, IOException;
    }

    /**
     * Runs work in one transaction. When it returns, a forced transaction is as durable as the database can make it.
     * When it fails, nothing was written, except perhaps after an {@link UncertainCommitException}.
     *
     * @param forced false when a failure of the whole machine may undo the transaction. A database whose clients run on
     *     other machines forces it nevertheless
     * @throws SQLException when the database reports an error or cannot be reached
     * @throws UncertainCommitException when it is unknown whether the transaction was committed
     * @throws IOException when the work fails with it
     */
    void transact(Work work, boolean forced) throws SQLException, IOException;

    /**
     * Whether unforced work finishes sooner in a separate transaction.
     *
     * @return false when the session forces every transaction, or only reads
     */
    boolean separatesUnforced();

    /**
     * Whether the same work may succeed on a retry.
     *
     * @param failure from {@link #transact}
     */
    boolean isTransient(SQLException failure);

    /**
     * Describes a failure for the operator.
     *
     * @return an exception whose message names the database, the cause and the remedy, in one line without secrets
     */
    IOException failure(SQLException failure);

    /** Closes the session. */
    @Override
    void close();
}
