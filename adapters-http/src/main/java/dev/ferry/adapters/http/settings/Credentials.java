package dev.ferry.adapters.http.settings;

/**
 * The credentials that Ferry uses for the Platform.
 *
 * @param encoding how the client id and secret are encoded in the Basic credentials
 * @param username the upload's {@code Username}; the guide says that it is the client id
 */
public record Credentials(
        String clientId, Secret clientSecret, SecretEncoding encoding, String scope, Secret apiKey, String username) {

    /** The guide's scope. */
    public static final String UPLOAD_SCOPE = "platform_upload_api";

    /** Creates credentials as in the guide: percent-encoded, with its scope, and the client id as the username. */
    public static Credentials of(String clientId, Secret clientSecret, Secret apiKey) {
        return new Credentials(clientId, clientSecret, SecretEncoding.PERCENT, UPLOAD_SCOPE, apiKey, clientId);
    }
}
