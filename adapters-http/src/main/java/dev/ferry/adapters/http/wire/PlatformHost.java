package dev.ferry.adapters.http.wire;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * One of the Platform's two servers, and the setting that names it.
 *
 * @param base its base URL, with or without a path
 * @param setting the setting to look at when it does not answer
 */
public record PlatformHost(URI base, String setting) {

    /**
     * A request to it.
     *
     * @param path what follows the base URL, with the query, beginning with a slash
     * @return options with scheme, host, port and path; redirects are not followed
     */
    public RequestOptions request(HttpMethod method, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setSsl(tls())
                .setHost(base.getHost().replace("[", "").replace("]", ""))
                .setPort(port())
                .setURI(prefix() + path)
                .setFollowRedirects(false);
    }

    /**
     * What to tell when no connection came about.
     *
     * @param failure why not
     * @return one line: where, what, and what to check
     */
    String unreachable(Throwable failure) {
        return switch (failure) {
            case ConnectionPoolTooBusyException busy -> "too many calls are waiting for a connection to " + origin();
            case IllegalStateException closed -> "nothing was sent, as Ferry is stopping";
            case UnknownHostException unknown ->
                "nobody knows the host %s; check %s".formatted(base.getHost(), setting);
            case SSLException tls ->
                "no secure connection to %s: %s; check %s".formatted(origin(), insecure(tls), setting);
            default -> "nothing answers at %s (%s); check %s".formatted(origin(), reason(failure), setting);
        };
    }

    /** Scheme, host and port: all of a URL that may be shown. */
    String origin() {
        return base.getScheme() + "://" + base.getHost() + ":" + port();
    }

    /** The base URL's path without the slashes at its end. */
    private String prefix() {
        var path = base.getRawPath() == null ? "" : base.getRawPath();
        var end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private boolean tls() {
        return "https".equalsIgnoreCase(base.getScheme());
    }

    private int port() {
        return base.getPort() >= 0 ? base.getPort() : tls() ? 443 : 80;
    }

    private static String insecure(SSLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (says(cause, "not an SSL/TLS record")) {
                return "it does not speak TLS";
            }
            if (cause instanceof GeneralSecurityException) {
                return "its certificate is not trusted, or not made out to that host";
            }
        }
        return "the TLS handshake failed";
    }

    private static String reason(Throwable failure) {
        return switch (failure) {
            case TimeoutException late -> "no connection in time";
            case ConnectException refused ->
                says(refused, "timed out") ? "no connection in time" : "connection refused";
            default -> failure.getClass().getSimpleName();
        };
    }

    /** Netty's own exceptions are known by their words, so that nothing here depends on Netty. */
    private static boolean says(Throwable failure, String words) {
        return String.valueOf(failure.getMessage()).contains(words);
    }
}
