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
 * One of the Platform's two servers, with the setting of its URL.
 *
 * @param base its base URL, with or without a path
 * @param setting the setting to look at when it does not answer
 */
public record PlatformHost(URI base, String setting) {

    /**
     * Prepares a request to this server.
     *
     * @param path path and query after the base URL; starts with a slash
     * @return options with scheme, host, port and path; redirects are not followed
     */
    public RequestOptions request(HttpMethod method, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setSsl(isTls())
                .setHost(base.getHost().replace("[", "").replace("]", ""))
                .setPort(port())
                .setURI(basePath() + path)
                .putHeader("Accept-Encoding", "identity")
                .setFollowRedirects(false);
    }

    /**
     * Describes why a connection failed.
     *
     * @return one line with the address, the cause, and the setting to check
     */
    String describeFailure(Throwable failure) {
        return switch (failure) {
            case ConnectionPoolTooBusyException busy -> "too many calls are waiting for a connection to " + origin();
            case IllegalStateException closed -> "nothing was sent because Ferry is stopping";
            case UnknownHostException unknown -> "unknown host %s; check %s".formatted(base.getHost(), setting);
            case SSLException handshake ->
                "no secure connection to %s: %s; check %s".formatted(origin(), describeTlsFailure(handshake), setting);
            default ->
                "nothing answers at %s (%s); check %s".formatted(origin(), describeConnectFailure(failure), setting);
        };
    }

    /** Scheme, host and port: the parts of the URL that messages may show. */
    String origin() {
        return base.getScheme() + "://" + base.getHost() + ":" + port();
    }

    /** The base URL's path without trailing slashes. */
    private String basePath() {
        var path = base.getRawPath() == null ? "" : base.getRawPath();
        var end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private boolean isTls() {
        return "https".equalsIgnoreCase(base.getScheme());
    }

    private int port() {
        return base.getPort() >= 0 ? base.getPort() : isTls() ? 443 : 80;
    }

    private static String describeTlsFailure(SSLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (messageContains(cause, "not an SSL/TLS record")) {
                return "it does not speak TLS";
            }
            if (cause instanceof GeneralSecurityException) {
                return "its certificate is not trusted, or is for another host";
            }
        }
        return "the TLS handshake failed";
    }

    private static String describeConnectFailure(Throwable failure) {
        return switch (failure) {
            case TimeoutException late -> "no connection in time";
            case ConnectException refused ->
                messageContains(refused, "timed out") ? "no connection in time" : "connection refused";
            default -> failure.getClass().getSimpleName();
        };
    }

    /** Recognizes Netty's exceptions by their message, so that this module does not depend on Netty. */
    private static boolean messageContains(Throwable failure, String text) {
        return String.valueOf(failure.getMessage()).contains(text);
    }
}
