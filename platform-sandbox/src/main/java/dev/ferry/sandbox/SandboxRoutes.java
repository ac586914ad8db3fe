package dev.ferry.sandbox;

import dev.ferry.sandbox.fault.ActiveFaults;
import dev.ferry.sandbox.fault.FaultScript;
import dev.ferry.sandbox.script.ScriptException;
import dev.ferry.sandbox.wire.SandboxAnswer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.function.Function;

/** Serves the sandbox's own pages: the record and the faults. Faults do not apply to them. */
final class SandboxRoutes {

    static final String ROOT = "/_sandbox/";
    private static final int MAX_SCRIPT_BYTES = 1 << 20;

    private final SandboxRecord sandboxRecord;
    private final ActiveFaults faults;

    SandboxRoutes(SandboxRecord sandboxRecord, ActiveFaults faults) {
        this.sandboxRecord = sandboxRecord;
        this.faults = faults;
    }

    void mount(Router router) {
        router.get(ROOT + "uploads").handler(call -> list(call, sandboxRecord.uploads(), SandboxRoutes::json));
        router.get(ROOT + "requests").handler(call -> list(call, sandboxRecord.requests(), SandboxRoutes::json));
        router.get(ROOT + "faults").handler(this::sendFaults);
        router.post(ROOT + "faults")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_SCRIPT_BYTES))
                .handler(this::setFaults);
        router.delete(ROOT + "faults").handler(call -> {
            faults.follow(FaultScript.none());
            sendFaults(call);
        });
    }

    private void setFaults(RoutingContext call) {
        var body = call.body().asString();
        if (body == null) {
            FaultInjector.answer(
                    call,
                    SandboxAnswer.text(
                            400, "the script is missing; send it with the header Content-Type: application/json"));
            return;
        }
        try {
            faults.follow(FaultScript.parse(body));
            sendFaults(call);
        } catch (ScriptException e) {
            FaultInjector.answer(call, SandboxAnswer.text(400, String.valueOf(e.getMessage())));
        }
    }

    private void sendFaults(RoutingContext call) {
        FaultInjector.answer(
                call,
                SandboxAnswer.json(new JsonObject()
                        .put("seed", faults.script().seed())
                        .put("rules", array(faults.tallies(), SandboxRoutes::json))));
    }

    private static <T> void list(RoutingContext call, List<T> list, Function<T, JsonObject> json) {
        FaultInjector.answer(call, SandboxAnswer.json(array(list, json)));
    }

    private static <T> JsonArray array(List<T> list, Function<T, JsonObject> json) {
        return new JsonArray(list.stream().map(json).toList());
    }

    private static JsonObject json(ReceivedUpload upload) {
        return new JsonObject()
                .put("token", upload.token())
                .put("name", upload.name())
                .put("overwrite", upload.overwrite())
                .put("receivedAt", upload.receivedAt().toString())
                .put("bytes", upload.bytes())
                .put("sha256", upload.sha256())
                .put("status", upload.status());
    }

    private static JsonObject json(ReceivedRequest request) {
        return new JsonObject()
                .put("receivedAt", request.receivedAt().toString())
                .put("method", request.method())
                .put("path", request.path())
                .put("dataKey", request.dataKey())
                .put("traceparent", request.traceparent())
                .put("status", request.status())
                .put("fault", request.fault());
    }

    private static JsonObject json(ActiveFaults.Tally tally) {
        return new JsonObject()
                .put("rule", new JsonObject(tally.rule().source()))
                .put("matched", tally.matched())
                .put("struck", tally.struck());
    }
}
