package dev.ferry.adapters.store.jdbc;

/** Provides the fragments of SQL that differ between the databases. All other SQL is the same for all of them. */
public interface Dialect {

    /**
     * Returns a table for a {@code FROM} clause, whose rows are one parameter made by {@link RowsParameter}.
     *
     * @param name the alias of the table
     * @param columns each a name and a type: {@code text}, {@code bigint} or {@code boolean}
     * @return a table expression with one parameter
     */
    String rows(String name, String... columns);

    /**
     * Returns a condition that a column is in a list of texts. The list is one parameter made by {@link RowsParameter}.
     *
     * @return a condition with one parameter
     */
    String inList(String column);

    /** Returns a column of text as JSON, for the operators {@code ->} and {@code ->>}. */
    String json(String column);

    /**
     * Returns the clause for the end of a {@code SELECT} of rows to update.
     *
     * @return a clause that skips rows locked by other transactions and locks the selected rows; empty when the
     *     database needs none
     */
    String skipLocked();

    /**
     * Returns an index hint to put after a table's name, where the database would choose a slower plan.
     *
     * @return a hint, or an empty text when the database needs none
     */
    String indexHint(String index);

    /**
     * Adds a notification of other processes to a statement.
     *
     * @param change an {@code INSERT} or {@code UPDATE} that returns nothing
     * @param subject of the notification: one word
     * @return a statement that also notifies after the commit, or the same statement when the database cannot notify
     */
    String withNotification(String change, String subject);
}
