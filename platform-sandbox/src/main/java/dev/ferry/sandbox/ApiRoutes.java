package dev.ferry.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.sandbox.credential.Jwt;
import dev.ferry.sandbox.fault.FaultTarget;
import dev.ferry.sandbox.fault.RequestWork;
import dev.ferry.sandbox.wire.SandboxAnswer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serves the two API calls of the getting-started guide. */
final class ApiRoutes {

    private static final List<String> MEMBERS = List.of("Name", "Data", "Key", "Username", "Overwrite");

    private final SandboxOptions options;
    private final AtomicReference<Jwt> signer;
    private final SandboxRecord sandboxRecord;
    private final FaultInjector injector;
    private final ObjectMapper json;

    ApiRoutes(
            SandboxOptions options, AtomicReference<Jwt> signer, SandboxRecord sandboxRecord, FaultInjector injector) {
        this.options = options;
        this.signer = signer;
        this.sandboxRecord = sandboxRecord;
        this.injector = injector;
        this.json = readingTextsOf(options.maxBodyBytes());
    }

    /** Reads a data set of any size that the body may have; Jackson's default limit is 20,000,000 characters. */
    private static ObjectMapper readingTextsOf(long maxChars) {
        var constraints = StreamReadConstraints.builder()
                .maxStringLength((int) Math.min(maxChars, Integer.MAX_VALUE))
                .build();
        return new JsonMapper(
                JsonFactory.builder().streamReadConstraints(constraints).build());
    }

    void mount(Router router) {
        router.route("/api/*").handler(this::authorize);
        router.post("/api/UploadData").handler(injector::injectBeforeBody);
        router.post("/api/UploadData")
                .handler(BodyHandler.create(false).setBodyLimit(options.maxBodyBytes()))
                .blockingHandler(this::upload, false);
        router.get("/api/GetResults").handler(this::results);
    }

    /** RFC 6750 section 3: a bearer token that this sandbox signed, that has not expired and has the scope. */
    private void authorize(RoutingContext call) {
        var header = call.request().getHeader("Authorization");
        var token = header != null && header.startsWith("Bearer ") ? header.substring(7) : "";
        var scope = signer.get()
                .verify(token, options.clock().instant())
                .map(claims -> claims.path("scope").asText());
        if (scope.filter(IdentityRoutes.SCOPE::equals).isPresent()) {
            call.next();
        } else {
            FaultInjector.answer(
                    call,
                    SandboxAnswer.text(401, "the bearer token is wrong or has expired")
                            .with("WWW-Authenticate", "Bearer error=\"invalid_token\""));
        }
    }

    private void upload(RoutingContext call) {
        var body = object(call);
        var name = body.getValue("Name") instanceof String text ? text : null;
        injector.answer(call, FaultTarget.upload(name), new UploadHandling(body));
    }

    /** Checks an upload, and accepts or refuses it. */
    private final class UploadHandling implements RequestWork {
        private final JsonObject body;

        private UploadHandling(JsonObject body) {
            this.body = body;
        }

        @Override
        public SandboxAnswer perform() {
            return perform(options.processingTime()::next);
        }

        @Override
        public SandboxAnswer performSlowly(Duration processing) {
            return perform(() -> processing);
        }

        private SandboxAnswer perform(Supplier<Duration> processing) {
            var error = validate(body);
            if (error != null) {
                return SandboxAnswer.text(400, error);
            }
            if (!options.apiKey().equals(body.getString("Key"))) {
                return SandboxAnswer.text(403, "the key is wrong");
            }
            return options.clientId().equals(body.getString("Username"))
                    ? accept(processing)
                    : SandboxAnswer.text(403, "the username is not the client id");
        }

        private SandboxAnswer accept(Supplier<Duration> processing) {
            var name = body.getString("Name");
            var overwrite = body.getString("Overwrite").equals("true");
            return sandboxRecord
                    .accept(name, body.getString("Data"), overwrite, processing)
                    .map(upload -> SandboxAnswer.json(upload.token()))
                    .orElseGet(() -> SandboxAnswer.text(
                            409,
                            "there is a data set named '" + name
                                    + "' already; set Overwrite to \"true\" to replace it"));
        }
    }

    private void results(RoutingContext call) {
        var query = call.queryParams();
        var dataKey = String.valueOf(query.get("dataKey"));
        var upload = sandboxRecord.find(String.valueOf(query.get("token")));
        var name = upload.map(ProcessedUpload::name).orElse(null);
        injector.answer(call, FaultTarget.results(dataKey, name), () -> result(query.get("key"), upload, dataKey));
    }

    private SandboxAnswer result(@Nullable String key, Optional<ProcessedUpload> upload, String dataKey) {
        if (!options.apiKey().equals(key)) {
            return SandboxAnswer.text(403, "the key is wrong");
        }
        return upload.map(known -> result(known, dataKey))
                .orElseGet(() -> SandboxAnswer.text(404, "this processing token is not known"));
    }

    private SandboxAnswer result(ProcessedUpload upload, String dataKey) {
        var status = upload.statusAt(options.clock().instant());
        if (dataKey.equals("status")) {
            return SandboxAnswer.json(status);
        }
        if (status.equals(ProcessedUpload.PROCESSING)) {
            return SandboxAnswer.text(400, "processing has not ended; only the status is available");
        }
        return switch (dataKey) {
            case "feedback" -> SandboxAnswer.text(200, upload.feedback());
            case "tableofresultids" -> SandboxAnswer.text(200, upload.failed() ? "" : upload.tableOfResultIds());
            default -> SandboxAnswer.text(400, "there is no dataKey '" + dataKey + "'");
        };
    }

    private JsonObject object(RoutingContext call) {
        try {
            var body = call.body().buffer();
            return body == null
                    ? new JsonObject()
                    : new JsonObject(json.readValue(body.getBytes(), new TypeReference<Map<String, Object>>() {}));
        } catch (IOException e) {
            return new JsonObject();
        }
    }

    private static @Nullable String validate(JsonObject body) {
        for (var member : MEMBERS) {
            if (!(body.getValue(member) instanceof String)) {
                return "the body must be a JSON object with the string member " + member;
            }
        }
        return body.getString("Overwrite").matches("true|false") ? null : "Overwrite must be \"true\" or \"false\"";
    }
}
