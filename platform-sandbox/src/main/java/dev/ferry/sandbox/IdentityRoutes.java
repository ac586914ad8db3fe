package dev.ferry.sandbox;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.atomic.AtomicReference;

/** The identity server: tokens for client credentials (RFC 6749 section 4.4) and its discovery document. */
final class IdentityRoutes {

    static final String SCOPE = "platform_upload_api";

    private final SandboxOptions options;
    private final AtomicReference<Jwt> signer;

    IdentityRoutes(SandboxOptions options, AtomicReference<Jwt> signer) {
        this.options = options;
        this.signer = signer;
    }

    void mount(Router router) {
        router.post("/connect/token")
                .handler(BodyHandler.create(false).setBodyLimit(16 * 1024))
                .handler(this::token);
        router.get("/.well-known/openid-configuration").handler(this::discovery);
    }

    private void token(RoutingContext call) {
        var credentials = BasicCredentials.parse(call.request().getHeader("Authorization"));
        var form = call.request().formAttributes();
        if (credentials == null || !credentials.match(options.clientId(), options.clientSecret())) {
            call.response().putHeader("WWW-Authenticate", "Basic realm=\"sandbox\"");
            error(call, 401, "invalid_client", "the client id or the client secret is wrong");
        } else if (!"client_credentials".equals(form.get("grant_type"))) {
            error(call, 400, "unsupported_grant_type", "only client_credentials is granted here");
        } else if (!SCOPE.equals(form.get("scope"))) {
            error(call, 400, "invalid_scope", "the only scope is " + SCOPE);
        } else {
            grant(call);
        }
    }

    private void grant(RoutingContext call) {
        var token = signer.get()
                .issue(origin(call), options.clientId(), SCOPE, options.clock().instant(), options.tokenLifetime());
        call.response().putHeader("Cache-Control", "no-store");
        call.json(new JsonObject()
                .put("access_token", token)
                .put("expires_in", options.tokenLifetime().toSeconds())
                .put("token_type", "Bearer")
                .put("scope", SCOPE));
    }

    private void discovery(RoutingContext call) {
        call.json(new JsonObject().put("issuer", origin(call)).put("token_endpoint", origin(call) + "/connect/token"));
    }

    private static void error(RoutingContext call, int status, String error, String description) {
        call.response().setStatusCode(status);
        call.json(new JsonObject().put("error", error).put("error_description", description));
    }

    private static String origin(RoutingContext call) {
        return "http://127.0.0.1:" + call.request().localAddress().port();
    }
}
