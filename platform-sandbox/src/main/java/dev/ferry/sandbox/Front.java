package dev.ferry.sandbox;

import dev.ferry.sandbox.fault.Faults;
import dev.ferry.sandbox.fault.Rule;
import dev.ferry.sandbox.fault.Subject;
import dev.ferry.sandbox.fault.Work;
import dev.ferry.sandbox.wire.Answer;
import dev.ferry.sandbox.wire.Wire;
import io.vertx.ext.web.RoutingContext;

/** Stands between the routes and the clients: here faults strike, and here the record of all requests is kept. */
final class Front {

    private static final String FAULT = "fault";

    private final SandboxOptions options;
    private final Faults faults;
    private final Ledger ledger;

    Front(SandboxOptions options, Faults faults, Ledger ledger) {
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
        faults.strike(Subject.unreadUpload())
                .ifPresentOrElse(
                        rule -> strike(rule, call, () -> {
                            throw new IllegalStateException("nothing can be done about what was not read");
                        }),
                        call::next);
    }

    /** All that is to be known is known: does the work and answers, unless a fault has it otherwise. */
    void answer(RoutingContext call, Subject subject, Work work) {
        faults.strike(subject).ifPresentOrElse(rule -> strike(rule, call, work), () -> answer(call, work.done()));
    }

    /** Answers, whatever the faults. */
    static void answer(RoutingContext call, Answer answer) {
        new Wire(call.request(), call.vertx()).send(answer);
    }

    /** Whoever hung up in the middle of something is no failure of ours, and gets no answer. */
    static void failed(RoutingContext call) {
        if (!call.response().closed()) {
            call.next();
        }
    }

    private static void strike(Rule rule, RoutingContext call, Work work) {
        call.put(FAULT, rule.faultKind().word());
        rule.fault().strike(new Wire(call.request(), call.vertx()), work);
    }
}
