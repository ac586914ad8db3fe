package dev.ferry.sandbox.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and checks bearer tokens: JWT (RFC 7519) with HS256 (RFC 7518 section 3.2), with its own random key. */
public final class Jwt {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private final byte[] key = new byte[32];

    /** Creates a new key; tokens of other instances are invalid. */
    public Jwt() {
        new SecureRandom().nextBytes(key);
    }

    /**
     * Signs a token.
     *
     * @param issuer the claim {@code iss}
     * @param subject the claim {@code sub}
     * @param scope the claim {@code scope}
     * @param now the time of issue
     */
    public String issue(String issuer, String subject, String scope, Instant now, Duration lifetime) {
        var claims = JSON.createObjectNode()
                .put("iss", issuer)
                .put("sub", subject)
                .put("scope", scope)
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(lifetime).getEpochSecond());
        var signed = encode(HEADER) + "." + encode(claims.toString());
        return signed + "." + BASE64.encodeToString(signature(signed));
    }

    /**
     * Checks a token.
     *
     * @return the claims of a token that this instance signed and that has not expired; empty for any other
     */
    public Optional<JsonNode> verify(String token, Instant now) {
        var dot = token.lastIndexOf('.');
        if (dot < 0 || token.indexOf('.') == dot) {
            return Optional.empty();
        }
        try {
            var signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            if (!MessageDigest.isEqual(signature, signature(token.substring(0, dot)))) {
                return Optional.empty();
            }
            var claims = JSON.readTree(Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, dot)));
            return Optional.of(claims)
                    .filter(payload ->
                            now.getEpochSecond() < payload.path("exp").asLong());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] signature(String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HmacSHA256", e);
        }
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
