package dev.ferry.sandbox.credential;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Client credentials in a Basic header. The vendor's pages contradict each other, so three encodings are accepted:
 * unencoded, the secret percent-encoded as the guide says, and both form-encoded as RFC 6749 section 2.3.1 says.
 *
 * @param id as received
 * @param secret as received
 */
public record BasicCredentials(String id, String secret) {

    /**
     * Reads the header {@code Authorization}.
     *
     * @param header its value, null if it is missing
     * @return the credentials, null if the header contains none
     */
    public static @Nullable BasicCredentials parse(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            var pair = new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0 ? null : new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Checks whether the credentials equal a client's in any of the encodings. */
    public boolean match(String clientId, String clientSecret) {
        var percent = new BasicCredentials(id, decoded(secret.replace("+", "%2B")));
        var form = new BasicCredentials(decoded(id), decoded(secret));
        return Stream.of(this, percent, form).anyMatch(new BasicCredentials(clientId, clientSecret)::equals);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
