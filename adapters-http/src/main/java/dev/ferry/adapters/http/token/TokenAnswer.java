package dev.ferry.adapters.http.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ferry.adapters.http.text.Redactor;
import dev.ferry.adapters.http.wire.CompleteAnswer;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a token endpoint's answer (RFC 6749 sections 5.1 and 5.2). */
record TokenAnswer(JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The syntax of a bearer token in a header (RFC 6750 section 2.1). */
    private static final Pattern BEARER_SYNTAX = Pattern.compile("[\\w.~+/-]+=*");

    /** Errors of RFC 6749 section 4.1.2.1 that say nothing about the credentials. */
    private static final Set<String> TEMPORARY_ERRORS = Set.of("server_error", "temporarily_unavailable");

    /** Longer lifetimes are cut to this, so that date arithmetic cannot overflow. */
    private static final Duration MAX_LIFETIME = Duration.ofDays(1);

    static TokenAnswer parse(CompleteAnswer answer) {
        try {
            return new TokenAnswer(JSON.readTree(answer.text()));
        } catch (JsonProcessingException e) {
            return new TokenAnswer(MissingNode.getInstance());
        }
    }

    /** The token; empty when there is none, or one of another type. */
    Optional<String> accessToken() {
        var token = body.path("access_token").asText("");
        var type = body.path("token_type").asText("Bearer");
        return Optional.of(token)
                .filter(text -> BEARER_SYNTAX.matcher(text).matches() && type.equalsIgnoreCase("bearer"));
    }

    /** Whether the answer is an OAuth error (RFC 6749 section 5.2), not one of a gateway. */
    boolean namesError() {
        return !body.path("error").asText("").isEmpty();
    }

    /** Whether the answer is an error, of any status: some servers and proxies send errors with status 200. */
    boolean isError() {
        return !body.has("access_token") && namesError();
    }

    /**
     * The token's lifetime: {@code expires_in}, as a number or a string of digits, else the JWT's {@code exp}. Empty
     * when the answer has neither, or when the token seems to have expired already, because then the clocks differ.
     */
    Optional<Duration> lifetime(Instant now) {
        var expiresIn = body.path("expires_in").asLong(0);
        return Optional.of(expiresIn)
                .filter(given -> given > 0)
                .map(TokenAnswer::boundedLifetime)
                .or(() -> expiry().map(exp -> boundedLifetime(exp - now.getEpochSecond())))
                .filter(Duration::isPositive);
    }

    private static Duration boundedLifetime(long requested) {
        return Duration.ofSeconds(Math.min(requested, MAX_LIFETIME.toSeconds()));
    }

    /** The fault for refused credentials, with the identity server's error text (RFC 6749 section 5.2). */
    PlatformFault refusal(int status, Redactor redactor) {
        var error = body.path("error").asText("");
        var description = body.path("error_description").asText("");
        if (TEMPORARY_ERRORS.contains(error)) {
            return new Unavailable("the identity server answered " + redactor.redact(error)
                    + (description.isEmpty() ? "" : ": " + redactor.redact(description)));
        }
        return new Unauthorized("the identity server refused the credentials (status %d%s%s); check %s"
                .formatted(
                        status,
                        error.isEmpty() ? "" : ", " + redactor.redact(error),
                        description.isEmpty() ? "" : ": " + redactor.redact(description),
                        settingsToCheck(error)));
    }

    private static String settingsToCheck(String error) {
        return error.equals("invalid_scope")
                ? "FERRY_PLATFORM_SCOPE"
                : "FERRY_PLATFORM_CLIENT_ID, FERRY_PLATFORM_CLIENT_SECRET and FERRY_PLATFORM_SECRET_ENCODING";
    }

    /** The claim {@code exp} of a JWT (RFC 7519 section 4.1.4), not verified: that is the Platform's task. */
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
