package dev.ferry.bootstrap.settings.secret;

/** A secret that is the value of the setting. Its text form does not show it. */
final class InlineSecret implements SecretReference {

    private final String secret;

    InlineSecret(String secret) {
        this.secret = secret;
    }

    @Override
    public String read() {
        return SettingText.intact(secret);
    }

    @Override
    public String place(String source) {
        return source;
    }
}
