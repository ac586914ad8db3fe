package dev.ferry.adapters.http.settings;

import java.net.URI;

/**
 * Which Platform to talk to, as whom, and how.
 *
 * @param identityUrl the identity server, http or https, with or without a path
 * @param apiUrl the API, http or https, with or without a path
 * @param discovery whether the token endpoint is asked for by OpenID Connect Discovery 1.0, rather than taken to be
 *     {@code /connect/token}
 * @param limits bounds of time and size
 */
public record PlatformSettings(
        URI identityUrl,
        URI apiUrl,
        boolean discovery,
        Credentials credentials,
        CallLimits limits,
        ResilienceSettings resilience,
        TrustSettings trust) {

    /**
     * Checks that no secret would cross a network in the clear, unless the trust says that it may.
     *
     * @throws IllegalArgumentException when a server would be talked to unencrypted that must not be
     */
    public PlatformSettings {
        trust.check(identityUrl);
        trust.check(apiUrl);
    }

    /**
     * The same with the usual trust.
     *
     * @param discovery whether the token endpoint is asked for
     * @param limits bounds of time and size
     * @throws IllegalArgumentException when a server would be talked to unencrypted that is not on this machine
     */
    public PlatformSettings(
            URI identityUrl,
            URI apiUrl,
            boolean discovery,
            Credentials credentials,
            CallLimits limits,
            ResilienceSettings resilience) {
        this(identityUrl, apiUrl, discovery, credentials, limits, resilience, TrustSettings.usual());
    }

    /** The guide's way to a Platform, with all the rest by default. */
    public static PlatformSettings of(URI identityUrl, URI apiUrl, Credentials credentials) {
        return new PlatformSettings(
                identityUrl, apiUrl, false, credentials, CallLimits.standard(), ResilienceSettings.standard());
    }
}
