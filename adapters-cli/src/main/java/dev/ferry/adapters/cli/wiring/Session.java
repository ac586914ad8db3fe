package dev.ferry.adapters.cli.wiring;

import dev.ferry.application.Ferry;

/** A running Ferry. Closing it stops everything that it started, in order. */
public interface Session extends AutoCloseable {

    /** The driving ports of the core. */
    Ferry ferry();

    /** The base URL of the Platform's API, for people; empty when there is no Platform. */
    String platformUrl();

    /** The proxy of each host of the Platform, for people, without credentials; empty when there is no proxy. */
    String proxies();

    /** Whether uploads survive the end of the program. */
    boolean durable();

    /**
     * Sets what a signal that ends the program runs, on another thread.
     *
     * @param atOnce runs before the engine stops
     * @param atEnd runs when the engine has stopped and calls to the Platform have ended, and the store is still open
     */
    void onInterrupt(Runnable atOnce, Runnable atEnd);

    @Override
    void close();
}
