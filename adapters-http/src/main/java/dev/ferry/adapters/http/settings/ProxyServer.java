package dev.ferry.adapters.http.settings;

import dev.ferry.domain.network.HostPort;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy.
 *
 * @param setting the setting or environment variable that names it, for messages
 * @param username the user for Basic credentials (RFC 7617), null for none
 * @param password empty when there is a username without a password
 */
public record ProxyServer(
        String setting, HostPort address, @Nullable String username, Secret password) {

    private static final String SCHEME = "http://";
    private static final int DEFAULT_PORT = 80;

    /**
     * Parses {@code http://USER:PASSWORD@HOST:PORT}. The scheme, the credentials and the port may be missing; the
     * credentials are percent-decoded.
     *
     * @param setting the setting or environment variable that contains the text
     * @throws IllegalArgumentException with a message that does not contain the credentials
     */
    public static ProxyServer parse(String setting, String text) {
        var url = text.strip();
        var schemeEnd = url.indexOf("://");
        if (schemeEnd >= 0 && !url.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new IllegalArgumentException(
                    "the proxy's URL must start with http://, not with " + url.substring(0, schemeEnd + 3));
        }
        var authority = (schemeEnd < 0 ? url : url.substring(SCHEME.length())).replaceFirst("/$", "");
        var at = authority.lastIndexOf('@');
        var address = authority.substring(at + 1);
        var parsed = HostPort.parse(address)
                .filter(found -> found.port() != 0)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + address + "' is not the address of a proxy; write http://host:port"));
        var server = new ProxyServer(
                setting,
                new HostPort(parsed.host(), parsed.port() < 0 ? DEFAULT_PORT : parsed.port()),
                null,
                new Secret(""));
        return at < 0 ? server : server.withUserInfo(authority.substring(0, at));
    }

    /** Copies the proxy with other credentials. */
    public ProxyServer withCredentials(String username, Secret password) {
        return new ProxyServer(setting, address, username, password);
    }

    /** The URL without the credentials. */
    public String url() {
        return SCHEME + address;
    }

    private ProxyServer withUserInfo(String userInfo) {
        var colon = userInfo.indexOf(':');
        return colon < 0
                ? withCredentials(decode(userInfo), new Secret(""))
                : withCredentials(
                        decode(userInfo.substring(0, colon)), new Secret(decode(userInfo.substring(colon + 1))));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // its message quotes the text, which may be a secret
            throw new IllegalArgumentException(
                    "the proxy's user or password contains a '%' that is not percent-encoded; write %25");
        }
    }
}
