package dev.ferry.bootstrap.settings.secret;

import java.util.Locale;

/** The forms in which a secret may be set. Each has its own name in the environment and in {@code ferry.yaml}. */
public enum SecretForm {
    /** The setting is the secret. */
    VALUE(""),
    /** The setting is the path of a file that contains the secret. */
    FILE("-file"),
    /** The setting is a command that prints the secret. */
    COMMAND("-command");

    private final String suffix;

    SecretForm(String suffix) {
        this.suffix = suffix;
    }

    /**
     * The name of this form of a secret in {@code ferry.yaml}.
     *
     * @param property the name of the secret
     * @return such as {@code ferry.platform.client-secret-file}
     */
    public String property(String property) {
        return property + suffix;
    }

    /**
     * The name of this form of a secret in the environment.
     *
     * @param variable the name of the secret
     * @return such as {@code FERRY_PLATFORM_CLIENT_SECRET_FILE}
     */
    public String environment(String variable) {
        return variable + suffix.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Creates the reference to a secret from a setting in this form, without reading the secret. */
    public SecretReference reference(String text) {
        return switch (this) {
            case VALUE -> new InlineSecret(text);
            case FILE -> new SecretFile(text);
            case COMMAND -> new SecretCommand(text);
        };
    }
}
