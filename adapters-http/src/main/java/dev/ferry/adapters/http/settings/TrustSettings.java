package dev.ferry.adapters.http.settings;

import dev.ferry.domain.network.Hosts;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Which servers Ferry trusts. Host names are always verified.
 *
 * @param plainHttp whether Ferry may use unencrypted HTTP to other machines
 * @param authorities the certificates to trust, as PEM (RFC 7468); null for the JDK's trust store
 */
public record TrustSettings(boolean plainHttp, @Nullable String authorities) {

    /** Trusts the JDK's trust store, and allows plain HTTP only to this machine. */
    public static TrustSettings standard() {
        return new TrustSettings(false, null);
    }

    /**
     * Checks that requests to a server are encrypted, or that plain HTTP to it is allowed.
     *
     * @param url the server's URL, absolute
     * @throws IllegalArgumentException when plain HTTP to it is not allowed
     */
    public void check(URI url) {
        var encrypted = "https".equalsIgnoreCase(url.getScheme());
        if (!encrypted && !plainHttp && !Hosts.isLoopback(String.valueOf(url.getHost()))) {
            throw new IllegalArgumentException(
                    "the secrets would be sent to %s unencrypted; use https://".formatted(url.getHost()));
        }
    }
}
