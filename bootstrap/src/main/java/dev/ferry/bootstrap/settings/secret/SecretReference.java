package dev.ferry.bootstrap.settings.secret;

/** Where a secret is. */
public sealed interface SecretReference permits InlineSecret, SecretFile, SecretCommand {

    /** No secret is larger; whatever is, was named by mistake. */
    int MOST_BYTES = 64 * 1024;

    /**
     * Reads the secret; blocks until it is here.
     *
     * @return the secret, not empty
     * @throws IllegalArgumentException when it cannot be read; the message says why, and nothing of the secret
     */
    String read();

    /**
     * Where it comes from, for people.
     *
     * @param source where the setting stands, such as {@code environment}
     * @return a few words without the secret
     */
    String place(String source);
}
