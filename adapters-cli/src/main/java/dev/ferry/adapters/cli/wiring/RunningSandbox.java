package dev.ferry.adapters.cli.wiring;

/** A running sandbox. */
public interface RunningSandbox extends AutoCloseable {

    /**
     * Where it listens.
     *
     * @return its base URL, for the identity server and the API alike
     */
    String url();

    /**
     * How it behaves.
     *
     * @return the request it was started with, defaults filled in
     */
    SandboxRequest credentials();

    @Override
    void close();
}
