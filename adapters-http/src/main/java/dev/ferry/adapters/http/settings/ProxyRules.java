package dev.ferry.adapters.http.settings;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which proxy a request goes through.
 *
 * @param http the proxy for http URLs, null for none
 * @param https the proxy for https URLs, null for none
 * @param direct the hosts that are called without a proxy
 */
public record ProxyRules(
        @Nullable ProxyServer http, @Nullable ProxyServer https, NoProxyList direct) {

    /** Calls every host without a proxy. */
    public static ProxyRules none() {
        return new ProxyRules(null, null, NoProxyList.empty());
    }

    /** Calls every host through one proxy, also hosts on this machine. */
    public static ProxyRules always(ProxyServer proxy) {
        return new ProxyRules(proxy, proxy, NoProxyList.empty());
    }

    /**
     * Follows the environment's conventions, as curl does. A host on this machine is called without a proxy.
     *
     * @param noProxy the hosts to call without a proxy, as in {@code NO_PROXY}
     */
    public static ProxyRules conventional(@Nullable ProxyServer http, @Nullable ProxyServer https, String noProxy) {
        return new ProxyRules(http, https, NoProxyList.parse(noProxy));
    }

    /**
     * Returns the proxy for a URL.
     *
     * @param url an absolute http or https URL
     * @return empty if its host is called without a proxy
     */
    public Optional<ProxyServer> proxyFor(URI url) {
        var tls = "https".equalsIgnoreCase(url.getScheme());
        var port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        return Optional.ofNullable(tls ? https : http).filter(proxy -> !direct.contains(url.getHost(), port));
    }
}
