package dev.ferry.sandbox;

import dev.ferry.sandbox.credential.BasicCredentials;
import dev.ferry.sandbox.credential.Jwt;
import dev.ferry.sandbox.fault.FaultTarget;
import dev.ferry.sandbox.wire.SandboxAnswer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.atomic.AtomicReference;

/** Serves the identity server: tokens for client credentials (RFC 6749 section 4.4) and the discovery document. */
final class IdentityRoutes {

    static final String SCOPE = "platform_upload_api";

    private final SandboxOptions options;
    private final AtomicReference<Jwt> signer;
    private final FaultInjector injector;

    IdentityRoutes(SandboxOptions options, AtomicReference<Jwt> signer, FaultInjector injector) {
        this.options = options;
        this.signer = signer;
        this.injector = injector;
    }

    void mount(Router router) {
        router.post("/connect/token")
                .handler(BodyHandler.create(false).setBodyLimit(16 * 1024))
                .handler(call -> injector.answer(call, FaultTarget.token(), () -> token(call.request())));
        router.get("/.well-known/openid-configuration")
                .handler(call -> injector.answer(call, FaultTarget.token(), () -> discovery(call.request())));
    }

    private SandboxAnswer token(HttpServerRequest request) {
        var credentials = BasicCredentials.parse(request.getHeader("Authorization"));
        var form = request.formAttributes();
        if (credentials == null || !credentials.match(options.clientId(), options.clientSecret())) {
            return error(401, "invalid_client", "the client id or the client secret is wrong")
                    .with("WWW-Authenticate", "Basic realm=\"sandbox\"");
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return error(400, "unsupported_grant_type", "the only grant type is client_credentials");
        }
        return SCOPE.equals(form.get("scope"))
                ? grant(request)
                : error(400, "invalid_scope", "the only scope is " + SCOPE);
    }

    private SandboxAnswer grant(HttpServerRequest request) {
        var token = signer.get()
                .issue(
                        origin(request),
                        options.clientId(),
                        SCOPE,
                        options.clock().instant(),
                        options.tokenLifetime());
        return SandboxAnswer.json(new JsonObject()
                        .put("access_token", token)
                        .put("expires_in", options.tokenLifetime().toSeconds())
                        .put("token_type", "Bearer")
                        .put("scope", SCOPE))
                .with("Cache-Control", "no-store");
    }

    private static SandboxAnswer discovery(HttpServerRequest request) {
        var origin = origin(request);
        return SandboxAnswer.json(
                new JsonObject().put("issuer", origin).put("token_endpoint", origin + "/connect/token"));
    }

    private static SandboxAnswer error(int status, String error, String description) {
        return SandboxAnswer.json(status, new JsonObject().put("error", error).put("error_description", description));
    }

    private static String origin(HttpServerRequest request) {
        return "http://127.0.0.1:" + request.localAddress().port();
    }
}
