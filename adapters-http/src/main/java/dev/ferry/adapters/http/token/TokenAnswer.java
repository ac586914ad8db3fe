package dev.ferry.adapters.http.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ferry.adapters.http.wire.Answer;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Reads a token endpoint's answer (RFC 6749 sections 5.1 and 5.2). */
record TokenAnswer(JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static TokenAnswer parse(Answer answer) {
        try {
            return new TokenAnswer(JSON.readTree(answer.text()));
        } catch (JsonProcessingException e) {
            return new TokenAnswer(MissingNode.getInstance());
        }
    }

    /** The token itself. */
    String accessToken() {
        var token = body.path("access_token").asText("");
        var type = body.path("token_type").asText("Bearer");
        if (token.isBlank() || !type.equalsIgnoreCase("bearer")) {
            throw new PlatformException(new Malformed(
                    "the identity server answered without a bearer token; is FERRY_PLATFORM_IDENTITY_URL right?"));
        }
        return token;
    }

    /** How long it is good: {@code expires_in}, as a number or a string of digits, else the JWT's {@code exp}. */
    Optional<Duration> lifetime(Instant now) {
        var seconds = body.path("expires_in").asLong(0);
        return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : expiry().map(exp -> Duration.between(now, exp));
    }

    /** A refusal of the credentials, in the identity server's words (RFC 6749 section 5.2). */
    PlatformFault refusal(int status) {
        var error = body.path("error").asText("");
        var description = body.path("error_description").asText("");
        return new Unauthorized(
                "the identity server refused the credentials (status %d%s%s); check FERRY_PLATFORM_CLIENT_ID, FERRY_PLATFORM_CLIENT_SECRET and FERRY_PLATFORM_SECRET_ENCODING"
                        .formatted(
                                status,
                                error.isEmpty() ? "" : ", " + clean(error),
                                description.isEmpty() ? "" : ": " + clean(description)));
    }

    /** The claim {@code exp} of a JWT (RFC 7519 section 4.1.4), not verified: it is not ours to verify. */
    private Optional<Instant> expiry() {
        var parts = body.path("access_token").asText("").split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var exp = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .path("exp")
                    .asLong(0);
            return exp > 0 ? Optional.of(Instant.ofEpochSecond(exp)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String clean(String words) {
        var line = words.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
