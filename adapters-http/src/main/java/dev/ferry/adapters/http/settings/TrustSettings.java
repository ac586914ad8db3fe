package dev.ferry.adapters.http.settings;

import java.net.URI;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is believed to be the Platform. Host names are always verified.
 *
 * @param plainHttp whether servers on other machines may be talked to unencrypted
 * @param authorities the certificates to trust as PEM (RFC 7468), null for those that the JDK trusts
 */
public record TrustSettings(boolean plainHttp, @Nullable String authorities) {

    private static final Predicate<String> LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?").asMatchPredicate();

    /** Whom the JDK trusts, and nobody without encryption but this machine. */
    public static TrustSettings usual() {
        return new TrustSettings(false, null);
    }

    /**
     * Makes sure that nobody on the way can read what is sent to a server.
     *
     * @param url the server's, absolute
     * @throws IllegalArgumentException when somebody could
     */
    public void check(URI url) {
        var encrypted = "https".equalsIgnoreCase(url.getScheme());
        if (!encrypted && !plainHttp && !LOOPBACK.test(String.valueOf(url.getHost()))) {
            throw new IllegalArgumentException(
                    "everybody on the way to %s could read the secrets; write https://".formatted(url.getHost()));
        }
    }
}
