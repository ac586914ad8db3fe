package dev.ferry.sandbox;

import dev.ferry.sandbox.fault.ActiveFaults;
import dev.ferry.sandbox.fault.FaultRule;
import dev.ferry.sandbox.fault.FaultTarget;
import dev.ferry.sandbox.fault.RequestWork;
import dev.ferry.sandbox.wire.ClientConnection;
import dev.ferry.sandbox.wire.SandboxAnswer;
import io.vertx.ext.web.RoutingContext;

/** Stands between the routes and the clients: here faults strike, and here the record of all requests is kept. */
final class FaultInjector {

    private static final String FAULT = "fault";

    private final SandboxOptions options;
    private final ActiveFaults faults;
    private final SandboxRecord ledger;

    FaultInjector(SandboxOptions options, ActiveFaults faults, SandboxRecord ledger) {
        this.options = options;
        this.faults = faults;
        this.ledger = ledger;
    }

    /** A request has come. The sandbox's own pages are not part of what happened. */
    void enter(RoutingContext call) {
        if (!call.normalizedPath().startsWith(SandboxRoutes.ROOT)) {
            var receivedAt = options.clock().instant();
            call.addEndHandler(end -> ledger.record(new ReceivedRequest(
                    receivedAt,
                    call.request().method().name(),
                    call.normalizedPath(),
                    call.request().getParam("dataKey", ""),
                    call.response().headWritten() ? call.response().getStatusCode() : 0,
                    call.get(FAULT))));
        }
        call.next();
    }

    /** Nothing but the head has come: whatever strikes now, strikes before the body is read. */
    void enterUpload(RoutingContext call) {
        faults.strike(FaultTarget.unreadUpload())
                .ifPresentOrElse(
                        rule -> strike(rule, call, () -> {
                            throw new IllegalStateException("nothing can be done about what was not read");
                        }),
                        call::next);
    }

    /** All that is to be known is known: does the work and answers, unless a fault has it otherwise. */
    void answer(RoutingContext call, FaultTarget subject, RequestWork work) {
        faults.strike(subject).ifPresentOrElse(rule -> strike(rule, call, work), () -> answer(call, work.done()));
    }

    /** Answers, whatever the faults. */
    static void answer(RoutingContext call, SandboxAnswer answer) {
        new ClientConnection(call.request(), call.vertx()).send(answer);
    }

    /** Whoever hung up in the middle of something is no failure of ours, and gets no answer. */
    static void failed(RoutingContext call) {
        if (!call.response().closed()) {
            call.next();
        }
    }

    private static void strike(FaultRule rule, RoutingContext call, RequestWork work) {
        call.put(FAULT, rule.faultKind().word());
        rule.fault().strike(new ClientConnection(call.request(), call.vertx()), work);
    }
}
