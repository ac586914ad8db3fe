package dev.ferry.adapters.http.settings;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Platform's addresses, the credentials, and the limits and policies of calls.
 *
 * @param identityUrl the identity server, http or https, with or without a path
 * @param apiUrl the API, http or https, with or without a path
 * @param discovery whether Ferry finds the token endpoint by OpenID Connect Discovery 1.0; otherwise it uses
 *     {@code /connect/token}
 */
public record PlatformSettings(
        URI identityUrl,
        URI apiUrl,
        boolean discovery,
        Credentials credentials,
        CallLimits limits,
        ResilienceSettings resilience,
        TrustSettings trust,
        ProxyRules proxy) {

    /**
     * Checks that no secret would cross a network unencrypted, unless {@code trust} allows it.
     *
     * @throws IllegalArgumentException when a URL is not encrypted and {@code trust} does not allow it
     */
    public PlatformSettings {
        trust.check(identityUrl);
        trust.check(apiUrl);
    }

    /**
     * Creates settings with the default trust and without a proxy.
     *
     * @param discovery whether Ferry finds the token endpoint by OpenID Connect Discovery
     * @throws IllegalArgumentException when a URL is not encrypted and its host is not this machine
     */
    public PlatformSettings(
            URI identityUrl,
            URI apiUrl,
            boolean discovery,
            Credentials credentials,
            CallLimits limits,
            ResilienceSettings resilience) {
        this(
                identityUrl,
                apiUrl,
                discovery,
                credentials,
                limits,
                resilience,
                TrustSettings.standard(),
                ProxyRules.none());
    }

    /** The proxy of each host, for people, without credentials; empty when no host has one. */
    public String describeProxies() {
        return Stream.of(identityUrl, apiUrl)
                        .allMatch(url -> proxy.proxyFor(url).isEmpty())
                ? ""
                : Stream.of(identityUrl, apiUrl)
                        .map(this::describeProxy)
                        .distinct()
                        .collect(Collectors.joining("; "));
    }

    private String describeProxy(URI url) {
        return proxy.proxyFor(url)
                .map(used -> "%s through %s (%s%s)"
                        .formatted(
                                url.getHost(),
                                used.url(),
                                used.setting(),
                                used.username() == null ? "" : ", with credentials"))
                .orElse(url.getHost() + " directly");
    }

    /** The secrets that a server or a proxy may echo. */
    public List<String> secrets() {
        return Stream.concat(
                        Stream.of(credentials.clientSecret(), credentials.apiKey()),
                        Stream.of(proxy.http(), proxy.https())
                                .flatMap(Stream::ofNullable)
                                .map(ProxyServer::password))
                .map(Secret::reveal)
                .toList();
    }

    /** Creates settings as the guide describes them, with defaults for everything else. */
    public static PlatformSettings of(URI identityUrl, URI apiUrl, Credentials credentials) {
        return new PlatformSettings(
                identityUrl, apiUrl, false, credentials, CallLimits.standard(), ResilienceSettings.standard());
    }
}
