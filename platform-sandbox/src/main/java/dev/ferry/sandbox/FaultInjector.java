package dev.ferry.sandbox;

import dev.ferry.sandbox.fault.ActiveFaults;
import dev.ferry.sandbox.fault.FaultRule;
import dev.ferry.sandbox.fault.FaultTarget;
import dev.ferry.sandbox.fault.RequestWork;
import dev.ferry.sandbox.wire.ClientConnection;
import dev.ferry.sandbox.wire.SandboxAnswer;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** Injects faults into requests, and records all requests. */
final class FaultInjector {

    private static final String FAULT = "fault";

    private final SandboxOptions options;
    private final ActiveFaults faults;
    private final SandboxRecord sandboxRecord;

    FaultInjector(SandboxOptions options, ActiveFaults faults, SandboxRecord sandboxRecord) {
        this.options = options;
        this.faults = faults;
        this.sandboxRecord = sandboxRecord;
    }

    /** Records a request when it ends; requests to the sandbox's own pages are not recorded. */
    void record(RoutingContext call) {
        if (!call.normalizedPath().startsWith(SandboxRoutes.ROOT)) {
            var receivedAt = options.clock().instant();
            call.addEndHandler(end -> sandboxRecord.record(new ReceivedRequest(
                    receivedAt,
                    call.request().method().name(),
                    call.normalizedPath(),
                    call.request().getParam("dataKey", ""),
                    Objects.requireNonNullElse(call.request().getHeader("traceparent"), ""),
                    call.response().headWritten() ? call.response().getStatusCode() : 0,
                    call.get(FAULT))));
        }
        call.next();
    }

    /** Injects a fault that strikes an upload before its body is read. */
    void injectBeforeBody(RoutingContext call) {
        faults.select(FaultTarget.unreadUpload())
                .ifPresentOrElse(
                        rule -> inject(rule, call, () -> {
                            throw new IllegalStateException("an upload whose body was not read cannot be processed");
                        }),
                        call::next);
    }

    /** Performs the work and sends its answer, or injects a fault if a rule strikes the request. */
    void answer(RoutingContext call, FaultTarget target, RequestWork work) {
        faults.select(target).ifPresentOrElse(rule -> inject(rule, call, work), () -> answer(call, work.perform()));
    }

    /** Sends an answer without faults. */
    static void answer(RoutingContext call, SandboxAnswer answer) {
        new ClientConnection(call.request(), call.vertx()).send(answer);
    }

    /** Ignores a failure if the client has closed the connection; passes on any other failure. */
    static void handleFailure(RoutingContext call) {
        if (!call.response().closed()) {
            call.next();
        }
    }

    private static void inject(FaultRule rule, RoutingContext call, RequestWork work) {
        call.put(FAULT, rule.faultKind().word());
        rule.fault().apply(new ClientConnection(call.request(), call.vertx()), work);
    }
}
