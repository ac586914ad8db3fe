package dev.ferry.application.journal;

/** An end of hints. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
