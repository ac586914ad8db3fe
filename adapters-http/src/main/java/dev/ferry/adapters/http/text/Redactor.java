package dev.ferry.adapters.http.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a server's text safe to show: one line, limited in length, without secrets that the server may echo. */
public final class Redactor {

    /** The longest result, in UTF-16 units. */
    private static final int MAX_LENGTH = 500;

    private static final String REPLACEMENT = "********";

    /** Line breaks, and characters that move a terminal's cursor or change its text direction. */
    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    /** A JWT starts with a JSON object in Base64 (RFC 7519 section 3). */
    private static final Pattern BEARER_TOKEN = Pattern.compile("eyJ[\\w-]*\\.[\\w-]+(\\.[\\w-]*)?");

    /** The number of latest tokens to redact: older ones may still be in use or echoed. */
    private static final int MAX_TOKENS = 4;

    private final List<String> secrets;
    private List<String> tokens = List.of();

    /**
     * Creates a redactor.
     *
     * @param secrets redacted in plain text and in every encoding of {@link EncodedSecrets}
     */
    public Redactor(List<String> secrets) {
        this.secrets = EncodedSecrets.of(secrets);
    }

    /** Adds a bearer token to redact; only the latest few are kept. */
    public synchronized void hide(String token) {
        tokens = Stream.concat(Stream.of(token), tokens.stream().filter(known -> !known.equals(token)))
                .limit(MAX_TOKENS)
                .toList();
    }

    /**
     * Redacts a server's text.
     *
     * @return one line, possibly empty
     */
    public String redact(String text) {
        // Twice: a secret may contain a line break, and a secret that the server wrapped is whole only in one line.
        var line = replaceSecrets(
                        CONTROL_CHARACTERS.matcher(replaceSecrets(text)).replaceAll(" "))
                .strip();
        return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
    }

    private String replaceSecrets(String text) {
        var redacted = text;
        for (var secret : secrets) {
            redacted = redacted.replace(secret, REPLACEMENT);
        }
        for (var token : EncodedSecrets.of(tokens())) {
            redacted = redacted.replace(token, REPLACEMENT);
        }
        return BEARER_TOKEN.matcher(redacted).replaceAll(REPLACEMENT);
    }

    private synchronized List<String> tokens() {
        return tokens;
    }
}
