package dev.ferry.adapters.cli.wiring;

/** A running sandbox. */
public interface RunningSandbox extends AutoCloseable {

    /** The base URL, both of the identity server and of the API. */
    String url();

    /** The request that the sandbox was started with, with the defaults filled in. */
    SandboxRequest credentials();

    @Override
    void close();
}
