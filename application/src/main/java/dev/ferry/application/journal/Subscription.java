package dev.ferry.application.journal;

/** A subscription to hints; closing it ends the hints. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
