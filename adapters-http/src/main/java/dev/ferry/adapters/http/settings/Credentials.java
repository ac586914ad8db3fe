package dev.ferry.adapters.http.settings;

/**
 * As whom Ferry talks to the Platform.
 *
 * @param encoding how both are written into the Basic credentials
 * @param scope the scope to ask for
 * @param apiKey the account's API key
 * @param username the upload's {@code Username}; the guide says that it is the client id
 */
public record Credentials(
        String clientId, Secret clientSecret, SecretEncoding encoding, String scope, Secret apiKey, String username) {

    /** The guide's scope. */
    public static final String UPLOAD_SCOPE = "platform_upload_api";

    /**
     * The guide's way.
     *
     * @param apiKey the account's API key
     * @return percent-encoded, with the guide's scope, under the client id
     */
    public static Credentials of(String clientId, Secret clientSecret, Secret apiKey) {
        return new Credentials(clientId, clientSecret, SecretEncoding.PERCENT, UPLOAD_SCOPE, apiKey, clientId);
    }
}
