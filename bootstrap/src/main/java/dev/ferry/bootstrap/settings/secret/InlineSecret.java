package dev.ferry.bootstrap.settings.secret;

/** A secret that stands in the setting itself. It does not print. */
final class InlineSecret implements SecretReference {

    private final String secret;

    InlineSecret(String secret) {
        this.secret = secret;
    }

    @Override
    public String read() {
        return secret;
    }

    @Override
    public String place(String source) {
        return source;
    }
}
