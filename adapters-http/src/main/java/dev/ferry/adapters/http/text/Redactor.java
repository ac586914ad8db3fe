package dev.ferry.adapters.http.text;

import dev.ferry.application.content.Chunks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Removes the secrets that a server may echo from its text. In messages it masks every secret; a message is also made
 * safe to show. In data, a short secret would occur by chance and its mask would damage the data, so there it masks
 * only forms of at least {@value #MIN_BYTES_IN_DATA} bytes. Thread-safe.
 */
public final class Redactor {

    /** The longest message, in UTF-16 units. */
    private static final int MAX_LENGTH = 500;

    /** The shortest form of a secret that is masked in data. */
    private static final int MIN_BYTES_IN_DATA = 8;

    /** Line breaks, and characters that move a terminal's cursor or change its text direction. */
    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    /** A run of the characters of a JWT. Each is matched once, so that a long answer takes little time. */
    private static final Pattern TOKEN_CHARACTERS = Pattern.compile("[\\w.-]++");

    /** A JWT starts with a JSON object in Base64 (RFC 7519 section 3). */
    private static final String JWT_START = "eyJ";

    /** The number of latest tokens to redact: older ones may still be in use or echoed. */
    private static final int MAX_TOKENS = 4;

    private final List<String> secrets;
    private List<String> tokens = List.of();

    /** Built when it is needed, because most calls need no message. */
    private @Nullable SecretMatcher inMessages;

    private @Nullable SecretMatcher inData;

    /**
     * Creates a redactor.
     *
     * @param secrets redacted in plain text and in every encoding of {@link EncodedSecrets}
     */
    public Redactor(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** Adds a bearer token to redact; only the latest few are kept. */
    public synchronized void hide(String token) {
        tokens = Stream.concat(Stream.of(token), tokens.stream().filter(known -> !known.equals(token)))
                .limit(MAX_TOKENS)
                .toList();
        inMessages = null;
        inData = null;
    }

    /**
     * Redacts a server's text for a message.
     *
     * @return one line, possibly empty
     */
    public String redact(String text) {
        // Twice: a secret may contain a line break, and a secret that the server wrapped is whole only in one line.
        var line = maskMessage(CONTROL_CHARACTERS.matcher(maskMessage(text)).replaceAll(" "))
                .strip();
        return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
    }

    /** Masks the secrets in a short text that is data, such as a status word. */
    public String mask(String data) {
        return SecretMask.mask(data, inData());
    }

    /**
     * Masks the secrets in a result.
     *
     * @param result text in UTF-8; closed with the returned stream
     */
    public Chunks mask(Chunks result) {
        var matcher = inData();
        return matcher.isEmpty() ? result : new MaskedChunks(result, matcher);
    }

    private String maskMessage(String text) {
        return TOKEN_CHARACTERS
                .matcher(SecretMask.mask(text, inMessages()))
                .replaceAll(run -> Matcher.quoteReplacement(withoutJwt(run.group())));
    }

    private static String withoutJwt(String run) {
        var start = run.indexOf(JWT_START);
        var dot = run.indexOf('.', Math.max(0, start));
        return start >= 0 && dot > start && dot < run.length() - 1
                ? run.substring(0, start) + SecretMask.REPLACEMENT
                : run;
    }

    private synchronized SecretMatcher inMessages() {
        if (inMessages == null) {
            inMessages = new SecretMatcher(forms().toList());
        }
        return inMessages;
    }

    private synchronized SecretMatcher inData() {
        if (inData == null) {
            inData = new SecretMatcher(
                    forms().filter(form -> form.getBytes(StandardCharsets.UTF_8).length >= MIN_BYTES_IN_DATA)
                            .toList());
        }
        return inData;
    }

    private Stream<String> forms() {
        return EncodedSecrets.of(Stream.concat(secrets.stream(), tokens.stream()));
    }
}
