package dev.ferry.adapters.http.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes what a server wrote fit to be shown: one line, bounded, and without our secrets, which a server may echo. */
public final class Redactor {

    /** So many UTF-16 units are passed on. */
    private static final int MOST = 500;

    private static final String HIDDEN = "********";

    /** Line breaks, and characters that move a terminal's cursor or turn its text around. */
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    /** A JWT begins with a JSON object in Base64 (RFC 7519 section 3). */
    private static final Pattern BEARER_TOKEN = Pattern.compile("eyJ[\\w-]*\\.[\\w-]+(\\.[\\w-]*)?");

    /** Tokens that may still be in use, or echoed late. */
    private static final int TOKENS = 4;

    private final List<String> secrets;
    private List<String> tokens = List.of();

    /**
     * Ready to hide.
     *
     * @param secrets what must not be shown, in none of its forms
     */
    public Redactor(List<String> secrets) {
        this.secrets = EncodedSecrets.of(secrets);
    }

    /** Hides a bearer token too, as the latest of a few. */
    public synchronized void hide(String token) {
        tokens = Stream.concat(Stream.of(token), tokens.stream().filter(known -> !known.equals(token)))
                .limit(TOKENS)
                .toList();
    }

    /**
     * A server's words, fit to be shown.
     *
     * @return one line, possibly empty
     */
    public String shown(String foreign) {
        // Twice: a secret may itself have two lines, and one that was written over two may become whole in one.
        var line = hidden(UNSHOWABLE.matcher(hidden(foreign)).replaceAll(" ")).strip();
        return line.length() > MOST ? line.substring(0, MOST) + "…" : line;
    }

    private String hidden(String text) {
        var left = text;
        for (var secret : secrets) {
            left = left.replace(secret, HIDDEN);
        }
        for (var token : EncodedSecrets.of(tokens())) {
            left = left.replace(token, HIDDEN);
        }
        return BEARER_TOKEN.matcher(left).replaceAll(HIDDEN);
    }

    private synchronized List<String> tokens() {
        return tokens;
    }
}
