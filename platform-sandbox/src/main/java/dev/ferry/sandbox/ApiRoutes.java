package dev.ferry.sandbox;

import dev.ferry.sandbox.credential.Jwt;
import dev.ferry.sandbox.fault.Subject;
import dev.ferry.sandbox.fault.Work;
import dev.ferry.sandbox.wire.Answer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The guide's two API calls. */
final class ApiRoutes {

    private static final List<String> MEMBERS = List.of("Name", "Data", "Key", "Username", "Overwrite");

    private final SandboxOptions options;
    private final AtomicReference<Jwt> signer;
    private final Ledger ledger;
    private final Front front;

    ApiRoutes(SandboxOptions options, AtomicReference<Jwt> signer, Ledger ledger, Front front) {
        this.options = options;
        this.signer = signer;
        this.ledger = ledger;
        this.front = front;
    }

    void mount(Router router) {
        router.route("/api/*").handler(this::authorize);
        router.post("/api/UploadData").handler(front::enterUpload);
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
            Front.answer(
                    call,
                    Answer.text(401, "the bearer token is wrong or has expired")
                            .with("WWW-Authenticate", "Bearer error=\"invalid_token\""));
        }
    }

    private void upload(RoutingContext call) {
        var body = object(call);
        var name = body.getValue("Name") instanceof String text ? text : null;
        front.answer(call, Subject.upload(name), new Taking(body));
    }

    /** An upload at the moment when it is taken, or refused. */
    private final class Taking implements Work {
        private final JsonObject body;

        private Taking(JsonObject body) {
            this.body = body;
        }

        @Override
        public Answer done() {
            return done(options.processingTime()::next);
        }

        @Override
        public Answer doneSlowly(Duration processing) {
            return done(() -> processing);
        }

        private Answer done(Supplier<Duration> processing) {
            var flaw = flaw(body);
            if (flaw != null) {
                return Answer.text(400, flaw);
            }
            if (!options.apiKey().equals(body.getString("Key"))) {
                return Answer.text(403, "the key is wrong");
            }
            return options.clientId().equals(body.getString("Username"))
                    ? take(processing)
                    : Answer.text(403, "the username is not the client id");
        }

        private Answer take(Supplier<Duration> processing) {
            var name = body.getString("Name");
            var overwrite = body.getString("Overwrite").equals("true");
            return ledger.take(name, body.getString("Data"), overwrite, processing)
                    .map(upload -> Answer.json(upload.token()))
                    .orElseGet(() -> Answer.text(
                            409,
                            "there is a data set named '" + name
                                    + "' already; set Overwrite to \"true\" to replace it"));
        }
    }

    private void results(RoutingContext call) {
        var query = call.queryParams();
        var dataKey = String.valueOf(query.get("dataKey"));
        var upload = ledger.find(String.valueOf(query.get("token")));
        var name = upload.map(Processed::name).orElse(null);
        front.answer(call, Subject.question(dataKey, name), () -> told(query.get("key"), upload, dataKey));
    }

    private Answer told(@Nullable String key, Optional<Processed> upload, String dataKey) {
        if (!options.apiKey().equals(key)) {
            return Answer.text(403, "the key is wrong");
        }
        return upload.map(known -> told(known, dataKey))
                .orElseGet(() -> Answer.text(404, "this processing token is not known"));
    }

    private Answer told(Processed upload, String dataKey) {
        var status = upload.statusAt(options.clock().instant());
        if (dataKey.equals("status")) {
            return Answer.json(status);
        }
        if (status.equals(Processed.UNDER_WAY)) {
            return Answer.text(400, "processing has not ended; only status can be asked for");
        }
        return switch (dataKey) {
            case "feedback" -> Answer.text(200, upload.feedback());
            case "tableofresultids" -> Answer.text(200, upload.failed() ? "" : upload.tableOfResultIds());
            default -> Answer.text(400, "there is no dataKey '" + dataKey + "'");
        };
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
}
