package dev.ferry.adapters.cli.wiring;

import dev.ferry.application.Ferry;

/** A running Ferry. Closing it stops everything it started, in order. */
public interface Session extends AutoCloseable {

    /** What it can be asked to do. */
    Ferry ferry();

    /**
     * Which Platform it talks to.
     *
     * @return the API's base URL, for people
     */
    String platformUrl();

    /**
     * Whether uploads are remembered when the program has ended.
     *
     * @return false when they are gone with it
     */
    boolean durable();

    @Override
    void close();
}
