package dev.ferry.adapters.http.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.wire.Classification;
import dev.ferry.adapters.http.wire.CompleteAnswer;
import dev.ferry.adapters.http.wire.PlatformHost;
import dev.ferry.adapters.http.wire.StreamedAnswer;
import dev.ferry.adapters.http.wire.Transport;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Requests tokens from the identity server, and finds its token endpoint by discovery if the settings say so. */
public final class IdentityServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Transport transport;
    private final PlatformSettings settings;
    private final Classification classification;
    private @Nullable PlatformHost discovered;

    public IdentityServer(Transport transport, PlatformSettings settings, Classification classification) {
        this.transport = transport;
        this.settings = settings;
        this.classification = classification;
    }

    /** Requests a token once; fails with a {@link PlatformException}. */
    Future<TokenAnswer> requestToken(Cancellation cancellation) {
        return tokenEndpoint(cancellation)
                .compose(endpoint -> post(endpoint, cancellation))
                .map(this::parseToken);
    }

    private Future<CompleteAnswer> post(PlatformHost endpoint, Cancellation cancellation) {
        var credentials = settings.credentials();
        var body = Buffer.buffer("grant_type=client_credentials&scope="
                + URLEncoder.encode(credentials.scope(), StandardCharsets.UTF_8));
        var server = transport.to(endpoint);
        var request = server.request(HttpMethod.POST, "")
                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                .putHeader("Accept", "application/json")
                .putHeader(
                        "Authorization",
                        credentials.encoding().basic(credentials.clientId(), credentials.clientSecret()));
        return server.exchange(request, body, StreamedAnswer::readAll, cancellation);
    }

    private TokenAnswer parseToken(CompleteAnswer answer) {
        var parsed = TokenAnswer.parse(answer);
        if (!answer.isSuccessful() || parsed.isError()) {
            throw new PlatformException(
                    parsed.namesError() || answer.status() == 401
                            ? parsed.refusal(answer.status(), classification.redactor())
                            : toFault(answer));
        }
        var token = parsed.accessToken().orElseThrow(() -> new PlatformException(withoutToken(answer)));
        classification.redactor().hide(token);
        return parsed;
    }

    /** Not {@code Malformed}: the call that needed the token was not sent, so no upload is in doubt. */
    private Unavailable withoutToken(CompleteAnswer answer) {
        return new Unavailable("the identity server answered without a bearer token"
                + classification.words().quotedError(answer) + "; check FERRY_PLATFORM_IDENTITY_URL");
    }

    /**
     * The fault in an answer that says nothing about the credentials, such as a gateway's 404 or 502. It says nothing
     * about the upload either for which the token was needed, so the upload must not fail by it.
     */
    private PlatformFault toFault(CompleteAnswer answer) {
        return answer.status() == 429 || answer.status() == 503
                ? classification.refusal(answer)
                : new Unavailable("the identity server answered with status " + answer.status()
                        + classification.words().quoted(answer)
                        + "; if this persists, check FERRY_PLATFORM_IDENTITY_URL");
    }

    /** The token endpoint; another host than the identity server's may have another proxy. */
    private Future<PlatformHost> tokenEndpoint(Cancellation cancellation) {
        if (!settings.discovery()) {
            return Future.succeededFuture(transport.host().below("/connect/token"));
        }
        return discovered != null ? Future.succeededFuture(discovered) : discover(cancellation);
    }

    /** OpenID Connect Discovery 1.0 section 4: reads {@code token_endpoint} from the server's document. */
    private Future<PlatformHost> discover(Cancellation cancellation) {
        var document = transport.request(HttpMethod.GET, "/.well-known/openid-configuration");
        return transport
                .exchange(document, null, StreamedAnswer::readAll, cancellation)
                .map(answer -> {
                    if (!answer.isSuccessful()) {
                        throw new PlatformException(toFault(answer));
                    }
                    var endpoint = PlatformHost.of(
                            requireEncryption(parseEndpoint(answer.text())),
                            transport.host().setting(),
                            settings.proxy());
                    discovered = endpoint;
                    return endpoint;
                });
    }

    private static URI parseEndpoint(String document) {
        try {
            var url = URI.create(JSON.readTree(document).path("token_endpoint").asText(""));
            if (url.getHost() != null) {
                return url;
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // reported below, like an endpoint without a host
        }
        throw new PlatformException(new Unavailable(
                "the identity server's discovery document names no token endpoint; check FERRY_PLATFORM_IDENTITY_URL"));
    }

    /** Applies the encryption rule of the settings to the discovered endpoint, too. */
    private URI requireEncryption(URI url) {
        try {
            settings.trust().check(url);
            return url;
        } catch (IllegalArgumentException e) {
            throw new PlatformException(new Unavailable("the identity server names an unencrypted token endpoint ("
                    + classification.redactor().redact(String.valueOf(e.getMessage()))
                    + "); nothing was sent there"));
        }
    }
}
