package dev.ferry.sandbox;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The guide's two API calls. */
final class ApiRoutes {

    private static final List<String> MEMBERS = List.of("Name", "Data", "Key", "Username", "Overwrite");

    private final SandboxOptions options;
    private final AtomicReference<Jwt> signer;
    private final Ledger ledger;

    ApiRoutes(SandboxOptions options, AtomicReference<Jwt> signer, Ledger ledger) {
        this.options = options;
        this.signer = signer;
        this.ledger = ledger;
    }

    void mount(Router router) {
        router.route("/api/*").handler(this::authorize);
        router.post("/api/UploadData")
                .handler(BodyHandler.create(false).setBodyLimit(options.mostBodyBytes()))
                .blockingHandler(this::upload, false);
        router.get("/api/GetResults").handler(this::results);
    }

    /** RFC 6750 section 3: a bearer token that we signed, that has not expired, with the scope. */
    private void authorize(RoutingContext call) {
        var header = call.request().getHeader("Authorization");
        var token = header != null && header.startsWith("Bearer ") ? header.substring(7) : "";
        var scope = signer.get()
                .verify(token, options.clock().instant())
                .map(claims -> claims.path("scope").asText());
        if (scope.filter(IdentityRoutes.SCOPE::equals).isPresent()) {
            call.next();
        } else {
            call.response().putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            refuse(call, 401, "the bearer token is wrong or has expired");
        }
    }

    private void upload(RoutingContext call) {
        var body = object(call);
        var flaw = flaw(body);
        if (flaw != null) {
            refuse(call, 400, flaw);
        } else if (!options.apiKey().equals(body.getString("Key"))) {
            refuse(call, 403, "the key is wrong");
        } else if (!options.clientId().equals(body.getString("Username"))) {
            refuse(call, 403, "the username is not the client id");
        } else {
            take(call, body);
        }
    }

    private void take(RoutingContext call, JsonObject body) {
        var name = body.getString("Name");
        var overwrite = body.getString("Overwrite").equals("true");
        ledger.take(name, body.getString("Data"), overwrite)
                .ifPresentOrElse(
                        upload -> call.json(upload.token()),
                        () -> refuse(
                                call,
                                409,
                                "there is a data set named '" + name
                                        + "' already; set Overwrite to \"true\" to replace it"));
    }

    private void results(RoutingContext call) {
        var query = call.queryParams();
        var upload = ledger.find(String.valueOf(query.get("token")));
        if (!options.apiKey().equals(query.get("key"))) {
            refuse(call, 403, "the key is wrong");
        } else if (upload.isEmpty()) {
            refuse(call, 404, "this processing token is not known");
        } else {
            answer(call, upload.get(), String.valueOf(query.get("dataKey")));
        }
    }

    private void answer(RoutingContext call, Processed upload, String dataKey) {
        var status = upload.statusAt(options.clock().instant());
        if (dataKey.equals("status")) {
            call.json(status);
        } else if (status.equals(Processed.UNDER_WAY)) {
            refuse(call, 400, "processing has not ended; only status can be asked for");
        } else {
            switch (dataKey) {
                case "feedback" -> text(call, upload.feedback());
                case "tableofresultids" -> text(call, upload.failed() ? "" : upload.tableOfResultIds());
                default -> refuse(call, 400, "there is no dataKey '" + dataKey + "'");
            }
        }
    }

    private static JsonObject object(RoutingContext call) {
        try {
            var body = call.body().buffer();
            return body != null && Json.decodeValue(body) instanceof JsonObject object ? object : new JsonObject();
        } catch (DecodeException e) {
            return new JsonObject();
        }
    }

    private static @Nullable String flaw(JsonObject body) {
        for (var member : MEMBERS) {
            if (!(body.getValue(member) instanceof String)) {
                return "the body must be a JSON object with the string member " + member;
            }
        }
        return body.getString("Overwrite").matches("true|false") ? null : "Overwrite must be \"true\" or \"false\"";
    }

    private static void text(RoutingContext call, String text) {
        call.response().putHeader("Content-Type", "text/plain; charset=utf-8").end(text);
    }

    static void refuse(RoutingContext call, int status, String words) {
        call.response().setStatusCode(status);
        text(call, words);
    }
}
