package dev.ferry.adapters.store.jdbc;

/** What the databases say differently. Each answer is a piece of SQL; all the rest is the same for all of them. */
public interface Dialect {

    /**
     * Rows that come as one parameter, made by {@link RowsParameter}, to stand in a {@code FROM}.
     *
     * @param name what they are called in the statement
     * @param columns each a name and a type: {@code text}, {@code bigint} or {@code boolean}
     * @return a table with one parameter
     */
    String rows(String name, String... columns);

    /**
     * Whether a column is among texts that come as one parameter, made by {@link RowsParameter}.
     *
     * @return a condition with one parameter
     */
    String oneOf(String column);

    /**
     * To be put at the end of a {@code SELECT} for rows that are about to be changed.
     *
     * @return passes over rows that somebody else is changing, and keeps others from the rest
     */
    String passingOverLocked();

    /**
     * To be put after a table's name, where the database would choose badly.
     *
     * @return a hint, or nothing
     */
    String byIndex(String index);

    /**
     * A change that others are to hear of.
     *
     * @param change an {@code INSERT} or {@code UPDATE} that returns nothing
     * @param subject what it is about: one word
     * @return the same, announced once it is committed where the database can do that
     */
    String announced(String change, String subject);
}
