package dev.ferry.application.voyage;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.Steps;
import dev.ferry.application.pace.PacedPlatform;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.voyage.Progress.Over;
import dev.ferry.application.voyage.Progress.Waiting;
import dev.ferry.domain.fault.LocalFault;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.upload.Processing;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Submitting;
import dev.ferry.domain.upload.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends a queued upload: first the intent is made durable, then the bytes go out, then what became of them is. */
final class Delivery {

    private final PacedPlatform platform;
    private final Payloads payloads;
    private final Logbook logbook;
    private final Doubt doubt;
    private final Waits waits;

    Delivery(PacedPlatform platform, Payloads payloads, Logbook logbook, Doubt doubt, Waits waits) {
        this.platform = platform;
        this.payloads = payloads;
        this.logbook = logbook;
        this.doubt = doubt;
        this.waits = waits;
    }

    CompletionStage<Progress> of(Course course, Queued queued) {
        var closed = platform.closedUntil().or(() -> platform.uploadsHeldUntil().filter(this::bearable));
        if (closed.isPresent()) {
            return CompletableFuture.completedStage(new Waiting(course, waits.spreadAfter(closed.get())));
        }
        return payloads.holds(queued.attempt().payload())
                .thenCompose(there -> there ? intend(course, queued) : lost(course, queued));
    }

    private CompletionStage<Progress> lost(Course course, Queued queued) {
        var missing = new LocalFault.PayloadMissing(queued.attempt().payload().sha256());
        return logbook.rest(course, Steps.of(queued.failed(missing)));
    }

    private CompletionStage<Progress> intend(Course course, Queued queued) {
        var intent = queued.intend();
        return logbook.hold(course, Steps.of(intent))
                .thenCompose(held -> held.isPresent()
                        ? send(held.get(), intent.next())
                        : CompletableFuture.completedStage(new Over()));
    }

    private CompletionStage<Progress> send(Course course, Submitting submitting) {
        var dataset = new DatasetUpload(
                submitting.submission().name(),
                submitting.attempt().overwrite(),
                payloads.content(submitting.attempt().payload()));
        return Stages.either(
                platform.within(submitting.submission().trace()).upload(dataset),
                token -> accepted(course, submitting.accepted(token, waits.now())),
                failure -> notAccepted(course, submitting, Faults.of(failure)));
    }

    /** The Platform has had the data for no time, so the first wait begins now, whatever clocks say later. */
    private CompletionStage<Progress> accepted(Course course, Transition<Processing> accepted) {
        var first = waits.firstQuestion(accepted.next());
        return logbook.onward(course.notYetAfter(Duration.ZERO), Steps.of(accepted), first);
    }

    private CompletionStage<Progress> notAccepted(Course course, Submitting submitting, PlatformFault fault) {
        var patience = waits.patience();
        return switch (fault) {
            case Throttled throttled ->
                throttled.retryAfter() == null
                        ? later(course, submitting, fault, patience.unavailable())
                        : heldBack(course, submitting, fault, throttled.retryAfter());
            case HeldBack held ->
                bearable(waits.now().plus(held.retryAfter()))
                        ? heldBack(course, submitting, fault, held.retryAfter())
                        : logbook.rest(course, Steps.of(submitting.failed(fault)));
            case Unavailable unavailable -> later(course, submitting, fault, patience.unavailable());
            case Unauthorized unauthorized -> later(course, submitting, fault, patience.unauthorized());
            case Refused refused -> logbook.rest(course, Steps.of(submitting.failed(fault)));
            case OutcomeUnknown unknown -> doubt.about(course, submitting, fault);
            case Malformed malformed -> doubt.about(course, submitting, fault);
            case UnknownToken unknown -> doubt.about(course, submitting, fault);
        };
    }

    private CompletionStage<Progress> later(
            Course course, Submitting submitting, PlatformFault fault, Backoff backoff) {
        var errors = submitting.deferrals() + 1;
        return backoff.exhaustedAfter(errors)
                ? logbook.rest(course, Steps.of(submitting.failed(fault)))
                : putOff(course, submitting, fault, waits.after(errors, backoff));
    }

    private CompletionStage<Progress> putOff(Course course, Submitting submitting, PlatformFault fault, Instant until) {
        return logbook.release(course, Steps.of(submitting.notTaken(fault, until)), until);
    }

    /** A wait that somebody asked for is no error: it uses up no patience. */
    private CompletionStage<Progress> heldBack(
            Course course, Submitting submitting, PlatformFault fault, Duration retryAfter) {
        var until = waits.pause(retryAfter);
        return logbook.release(course, Steps.of(submitting.heldBack(fault, until)), until);
    }

    /** Who hurries, as a command does, does not wait for longer than between any two tries. */
    private boolean bearable(Instant until) {
        var longest = waits.patience().unavailable().cap();
        return !until.isAfter(waits.now().plus(longest));
    }
}
