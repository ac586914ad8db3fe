package dev.ferry.bootstrap.settings.secret;

/** The place of a secret. */
public sealed interface SecretReference permits InlineSecret, SecretFile, SecretCommand {

    /** The maximum size of a secret; larger content is refused as a mistake. */
    int MAX_BYTES = 64 * 1024;

    /**
     * Reads the secret and blocks until it is available.
     *
     * @return the secret, not empty
     * @throws IllegalArgumentException if it cannot be read; the message gives the reason and not the secret
     */
    String read();

    /**
     * Describes the place for people, without the secret.
     *
     * @param source the source of the setting, such as {@code environment}
     */
    String place(String source);
}
