package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.settings.ProxyServer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Describes in one line why there is no connection: the address, the cause, and the setting to check. */
final class ConnectFailure {

    /** How Netty's HTTP proxy handler reports the answer to CONNECT. */
    private static final Pattern PROXY_STATUS = Pattern.compile("status: (\\d{3})");

    private ConnectFailure() {}

    static String describe(PlatformHost host, Throwable failure) {
        return switch (failure) {
            case ConnectionPoolTooBusyException busy ->
                "too many calls are waiting for a connection to " + host.origin();
            case IllegalStateException closed -> "nothing was sent because Ferry is stopping";
            case SSLException handshake ->
                "no secure connection to %s: %s; check %s"
                        .formatted(host.origin(), tlsCause(handshake), host.setting());
            default ->
                host.proxy() == null
                        ? describeDirect(host, failure)
                        : describeProxied(host.proxy(), host.origin(), failure);
        };
    }

    /** Describes a proxy that refuses the credentials, or that requires some. */
    static String describeProxyRefusal(ProxyServer proxy) {
        return "the proxy %s requires valid credentials (407); check FERRY_PLATFORM_PROXY_USERNAME and"
                        .formatted(proxy.url())
                + " FERRY_PLATFORM_PROXY_PASSWORD, or " + proxy.setting();
    }

    private static String describeDirect(PlatformHost host, Throwable failure) {
        return failure instanceof UnknownHostException
                ? "unknown host %s; check %s".formatted(host.base().getHost(), host.setting())
                : "nothing answers at %s (%s); check %s".formatted(host.origin(), cause(failure), host.setting());
    }

    /** With a proxy, Ferry connects only to the proxy, so every failure is the proxy's. */
    private static String describeProxied(ProxyServer proxy, String origin, Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return "unknown host of the proxy %s; check %s".formatted(proxy.url(), proxy.setting());
        }
        var status = PROXY_STATUS.matcher(String.valueOf(failure.getMessage()));
        if (status.find()) {
            return status.group(1).equals("407")
                    ? describeProxyRefusal(proxy)
                    : "the proxy %s does not connect to %s (%s); check %s"
                            .formatted(proxy.url(), origin, proxyAnswer(status.group(1)), proxy.setting());
        }
        if (messageContains(failure, "=> ")) {
            return "the proxy %s does not connect to %s (%s); check %s"
                    .formatted(
                            proxy.url(),
                            origin,
                            messageContains(failure, "timeout") ? "no answer in time" : "it closed the connection",
                            proxy.setting());
        }
        return "nothing answers at the proxy %s (%s); check %s".formatted(proxy.url(), cause(failure), proxy.setting());
    }

    /** Netty reports an answer that it cannot parse with the status 999. */
    private static String proxyAnswer(String status) {
        return status.equals("999") ? "its answer is not valid HTTP" : "status " + status;
    }

    private static String tlsCause(SSLException failure) {
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

    private static String cause(Throwable failure) {
        return switch (failure) {
            case TimeoutException late -> "no connection in time";
            case ConnectException refused ->
                messageContains(refused, "timed out") ? "no connection in time" : "connection refused";
            case NoRouteToHostException unreachable -> "no route to the host";
            default -> failure.getClass().getSimpleName();
        };
    }

    /** Recognizes Netty's exceptions by their message, so that this module does not depend on Netty. */
    private static boolean messageContains(Throwable failure, String text) {
        return String.valueOf(failure.getMessage()).contains(text);
    }
}
