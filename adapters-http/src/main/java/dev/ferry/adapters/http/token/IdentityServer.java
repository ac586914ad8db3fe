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
import dev.ferry.adapters.http.wire.TransportException;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks the identity server for tokens, and, where the settings say so, where its token endpoint is. */
public final class IdentityServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Transport transport;
    private final PlatformSettings settings;
    private final Classification classification;
    private @Nullable URI discovered;

    /**
     * An identity server.
     *
     * @param transport the way to it
     */
    public IdentityServer(Transport transport, PlatformSettings settings, Classification classification) {
        this.transport = transport;
        this.settings = settings;
        this.classification = classification;
    }

    /** Asks for a token, once; fails with a {@link PlatformException}. */
    Future<TokenAnswer> requestToken(Cancellation cancellation) {
        return endpoint(cancellation)
                .compose(endpoint -> post(endpoint, cancellation))
                .map(this::granted);
    }

    private Future<CompleteAnswer> post(RequestOptions endpoint, Cancellation cancellation) {
        var credentials = settings.credentials();
        var body = Buffer.buffer("grant_type=client_credentials&scope="
                + URLEncoder.encode(credentials.scope(), StandardCharsets.UTF_8));
        endpoint.putHeader("Content-Type", "application/x-www-form-urlencoded")
                .putHeader("Accept", "application/json")
                .putHeader(
                        "Authorization",
                        credentials.encoding().basic(credentials.clientId(), credentials.clientSecret()));
        return exchange(endpoint, body, cancellation);
    }

    private TokenAnswer granted(CompleteAnswer answer) {
        var token = TokenAnswer.parse(answer);
        if (answer.successful()) {
            classification.words().hide(token.accessToken());
            return token;
        }
        throw new PlatformException(
                switch (answer.status()) {
                    case 400, 401, 403 -> token.refusal(answer.status(), classification.words());
                    default -> unwell(answer);
                });
    }

    private PlatformFault unwell(CompleteAnswer answer) {
        if (answer.status() >= 500 && answer.status() != 503) {
            return new Unavailable("the identity server failed with status " + answer.status());
        }
        return switch (classification.refusal(answer)) {
            case Throttled throttled -> throttled;
            case Unavailable unavailable -> unavailable;
            case Refused refused -> elsewhere(refused.status(), ": " + refused.words());
            case PlatformFault other -> elsewhere(answer.status(), "");
        };
    }

    private static Refused elsewhere(int status, String words) {
        return new Refused(status, "this is the identity server; check FERRY_PLATFORM_IDENTITY_URL" + words);
    }

    private Future<RequestOptions> endpoint(Cancellation cancellation) {
        if (!settings.discovery()) {
            return Future.succeededFuture(transport.host().request(HttpMethod.POST, "/connect/token"));
        }
        return discovered != null
                ? Future.succeededFuture(at(discovered))
                : discover(cancellation).map(IdentityServer::at);
    }

    /** OpenID Connect Discovery 1.0 section 4: the document's {@code token_endpoint} is authoritative. */
    private Future<URI> discover(Cancellation cancellation) {
        var document = transport.host().request(HttpMethod.GET, "/.well-known/openid-configuration");
        return exchange(document, Buffer.buffer(), cancellation).map(answer -> {
            if (!answer.successful()) {
                throw new PlatformException(unwell(answer));
            }
            discovered = encrypted(tokenEndpoint(answer.text()));
            return discovered;
        });
    }

    private static URI tokenEndpoint(String document) {
        try {
            var endpoint =
                    URI.create(JSON.readTree(document).path("token_endpoint").asText(""));
            if (endpoint.getHost() != null) {
                return endpoint;
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // told below, like an endpoint without a host
        }
        throw new PlatformException(new Unavailable(
                "the identity server's discovery document names no token endpoint; check FERRY_PLATFORM_IDENTITY_URL"));
    }

    /** The document may not lead us where the settings would not. */
    private URI encrypted(URI endpoint) {
        try {
            settings.trust().check(endpoint);
            return endpoint;
        } catch (IllegalArgumentException e) {
            throw new PlatformException(
                    new Unavailable("the identity server names a token endpoint without encryption (" + e.getMessage()
                            + "); nothing was sent there"));
        }
    }

    private static RequestOptions at(URI endpoint) {
        return new PlatformHost(endpoint, "FERRY_PLATFORM_IDENTITY_URL").request(HttpMethod.POST, "");
    }

    private Future<CompleteAnswer> exchange(RequestOptions options, Buffer body, Cancellation cancellation) {
        return transport
                .exchange(options, request -> request.end(body), StreamedAnswer::whole, cancellation)
                .recover(failure -> Future.failedFuture(
                        failure instanceof TransportException lost
                                ? new PlatformException(new Unavailable(lost.words()))
                                : failure));
    }
}
