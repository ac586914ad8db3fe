package dev.ferry.adapters.http.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ferry.adapters.http.text.Redactor;
import dev.ferry.adapters.http.wire.CompleteAnswer;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a token endpoint's answer (RFC 6749 sections 5.1 and 5.2). */
record TokenAnswer(JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What may stand in a header behind the word Bearer (RFC 6750 section 2.1). */
    private static final Pattern BEARER = Pattern.compile("[\\w.~+/-]+=*");

    /** Longer is as good as this; it keeps the arithmetic of dates in its bounds. */
    private static final Duration LONGEST = Duration.ofDays(1);

    static TokenAnswer parse(CompleteAnswer answer) {
        try {
            return new TokenAnswer(JSON.readTree(answer.text()));
        } catch (JsonProcessingException e) {
            return new TokenAnswer(MissingNode.getInstance());
        }
    }

    /**
     * The token itself. Without one, whatever it was wanted for was not sent: no reason to doubt an upload, so the
     * fault is not that the answer is malformed.
     */
    String accessToken() {
        var token = body.path("access_token").asText("");
        var type = body.path("token_type").asText("Bearer");
        if (!BEARER.matcher(token).matches() || !type.equalsIgnoreCase("bearer")) {
            throw new PlatformException(new Unavailable(
                    "the identity server answered without a bearer token; check FERRY_PLATFORM_IDENTITY_URL"));
        }
        return token;
    }

    /**
     * How long it is good: {@code expires_in}, as a number or a string of digits, else the JWT's {@code exp}. Empty
     * when neither says, and when the time is over already, as then the clocks disagree.
     */
    Optional<Duration> lifetime(Instant now) {
        var seconds = body.path("expires_in").asLong(0);
        return Optional.of(seconds)
                .filter(given -> given > 0)
                .map(TokenAnswer::seconds)
                .or(() -> expiry().map(exp -> seconds(exp - now.getEpochSecond())))
                .filter(Duration::isPositive);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
    }

    /** A refusal of the credentials, in the identity server's words (RFC 6749 section 5.2). */
    PlatformFault refusal(int status, Redactor words) {
        var error = body.path("error").asText("");
        var description = body.path("error_description").asText("");
        return new Unauthorized("the identity server refused the credentials (status %d%s%s); check %s"
                .formatted(
                        status,
                        error.isEmpty() ? "" : ", " + words.shown(error),
                        description.isEmpty() ? "" : ": " + words.shown(description),
                        suspects(error)));
    }

    private static String suspects(String error) {
        return error.equals("invalid_scope")
                ? "FERRY_PLATFORM_SCOPE"
                : "FERRY_PLATFORM_CLIENT_ID, FERRY_PLATFORM_CLIENT_SECRET and FERRY_PLATFORM_SECRET_ENCODING";
    }

    /** The claim {@code exp} of a JWT (RFC 7519 section 4.1.4), not verified: it is not ours to verify. */
    private Optional<Long> expiry() {
        var parts = body.path("access_token").asText("").split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var exp = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .path("exp")
                    .asLong(0);
            return exp > 0 ? Optional.of(exp) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
