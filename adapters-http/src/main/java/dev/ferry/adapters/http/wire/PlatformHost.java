package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.settings.ProxyRules;
import dev.ferry.adapters.http.settings.ProxyServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.ProxyOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the Platform's two servers, with the setting of its URL and the proxy in front of it.
 *
 * @param base its base URL, with or without a path
 * @param setting the setting to look at when it does not answer
 * @param proxy the proxy that its requests go through, null for none
 */
public record PlatformHost(
        URI base, String setting, @Nullable ProxyServer proxy) {

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    /**
     * Creates a server with the proxy that the rules choose for it.
     *
     * @param base its base URL, with or without a path
     * @param setting the setting to look at when it does not answer
     */
    public static PlatformHost of(URI base, String setting, ProxyRules rules) {
        return new PlatformHost(base, setting, rules.proxyFor(base).orElse(null));
    }

    /** A URL below this server's base URL. */
    public PlatformHost below(String path) {
        return new PlatformHost(base.resolve(basePath() + path), setting, proxy);
    }

    /** Prepares a request to this server; {@code path} is the path and query after the base URL. */
    HttpRequest<Buffer> request(WebClient client, HttpMethod method, String path) {
        var request = client.request(method, port(), base.getHost().replaceFirst("%.*]", "]"), basePath() + path)
                .ssl(isTls())
                .putHeader("Accept-Encoding", "identity");
        return proxy == null ? request : request.proxy(proxyOptions(proxy));
    }

    /** The proxy, if an answer comes from the proxy and refuses its credentials: the server did not get the request. */
    Optional<ProxyServer> refusingProxy(int status) {
        return Optional.ofNullable(proxy).filter(present -> status == PROXY_AUTHENTICATION_REQUIRED);
    }

    /** Scheme, host and port: the parts of the URL that messages may show. */
    String origin() {
        return base.getScheme() + "://" + base.getHost() + ":" + port();
    }

    private static ProxyOptions proxyOptions(ProxyServer proxy) {
        var options = new ProxyOptions()
                .setHost(proxy.address().host())
                .setPort(proxy.address().port());
        return proxy.username() == null
                ? options
                : options.setUsername(proxy.username())
                        .setPassword(proxy.password().reveal());
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
}
