package dev.ferry.adapters.http.settings;

import java.net.URI;

/**
 * Which Platform to talk to, as whom, and how.
 *
 * @param identityUrl the identity server, http or https, with or without a path
 * @param apiUrl the API, http or https, with or without a path
 * @param discovery whether the token endpoint is asked for by OpenID Connect Discovery 1.0, rather than taken to be
 *     {@code /connect/token}
 * @param credentials as whom
 * @param limits bounds of time and size
 * @param resilience how trouble is dealt with
 * @param trust who is believed to be the Platform
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
     * @param identityUrl the identity server
     * @param apiUrl the API
     * @param discovery whether the token endpoint is asked for
     * @param credentials as whom
     * @param limits bounds of time and size
     * @param resilience how trouble is dealt with
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

    /**
     * The guide's way to a Platform, with all the rest by default.
     *
     * @param identityUrl the identity server
     * @param apiUrl the API
     * @param credentials as whom
     * @return the settings
     */
    public static PlatformSettings of(URI identityUrl, URI apiUrl, Credentials credentials) {
        return new PlatformSettings(
                identityUrl, apiUrl, false, credentials, CallLimits.standard(), ResilienceSettings.standard());
    }
}
