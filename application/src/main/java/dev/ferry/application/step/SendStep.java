package dev.ferry.application.step;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.ratelimit.RateLimitedPlatform;
import dev.ferry.application.step.StepResult.Released;
import dev.ferry.application.step.StepResult.WaitUntil;
import dev.ferry.domain.fault.LocalFault;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Deferred;
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
final class SendStep {

    private final RateLimitedPlatform platform;
    private final Payloads payloads;
    private final StepCommits commits;
    private final InDoubtStep doubt;
    private final StepTiming timing;

    SendStep(
            RateLimitedPlatform platform,
            Payloads payloads,
            StepCommits commits,
            InDoubtStep doubt,
            StepTiming timing) {
        this.platform = platform;
        this.payloads = payloads;
        this.commits = commits;
        this.doubt = doubt;
        this.timing = timing;
    }

    CompletionStage<StepResult> of(ClaimedUpload claimed, Queued queued) {
        var closed = platform.closedUntil().or(() -> platform.uploadsHeldUntil().filter(this::bearable));
        if (closed.isPresent()) {
            return CompletableFuture.completedStage(new WaitUntil(claimed, timing.spreadAfter(closed.get())));
        }
        return payloads.holds(queued.attempt().payload())
                .thenCompose(there -> there ? intend(claimed, queued) : lost(claimed, queued));
    }

    private CompletionStage<StepResult> lost(ClaimedUpload claimed, Queued queued) {
        var missing = new LocalFault.PayloadMissing(queued.attempt().payload().sha256());
        return commits.rest(claimed, TransitionBatch.of(queued.failed(missing)));
    }

    private CompletionStage<StepResult> intend(ClaimedUpload claimed, Queued queued) {
        var intent = queued.intend();
        return commits.hold(claimed, TransitionBatch.of(intent))
                .thenCompose(held -> held.isPresent()
                        ? send(held.get(), intent.next())
                        : CompletableFuture.completedStage(new Released()));
    }

    private CompletionStage<StepResult> send(ClaimedUpload claimed, Submitting submitting) {
        var dataset = new DatasetUpload(
                submitting.submission().name(),
                submitting.attempt().overwrite(),
                payloads.content(submitting.attempt().payload()));
        return Stages.either(
                platform.within(submitting.submission().trace()).upload(dataset),
                token -> accepted(claimed, submitting.accepted(token, timing.now())),
                failure -> notAccepted(claimed, submitting, PlatformFaults.of(failure)));
    }

    /** The Platform has had the data for no time, so the first wait begins now, whatever clocks say later. */
    private CompletionStage<StepResult> accepted(ClaimedUpload claimed, Transition<Processing> accepted) {
        var first = timing.firstQuestion(accepted.next());
        return commits.onward(claimed.notYetAfter(Duration.ZERO), TransitionBatch.of(accepted), first);
    }

    private CompletionStage<StepResult> notAccepted(ClaimedUpload claimed, Submitting submitting, PlatformFault fault) {
        var patience = timing.patience();
        return switch (fault) {
            case Throttled throttled ->
                throttled.retryAfter() == null
                        ? later(claimed, submitting, fault, patience.unavailable())
                        : heldBack(claimed, submitting, fault, throttled.retryAfter());
            case Deferred held ->
                bearable(timing.now().plus(held.retryAfter()))
                        ? heldBack(claimed, submitting, fault, held.retryAfter())
                        : commits.rest(claimed, TransitionBatch.of(submitting.failed(fault)));
            case Unavailable unavailable -> later(claimed, submitting, fault, patience.unavailable());
            case Unauthorized unauthorized -> later(claimed, submitting, fault, patience.unauthorized());
            case Refused refused -> commits.rest(claimed, TransitionBatch.of(submitting.failed(fault)));
            case OutcomeUnknown unknown -> doubt.about(claimed, submitting, fault);
            case Malformed malformed -> doubt.about(claimed, submitting, fault);
            case UnknownToken unknown -> doubt.about(claimed, submitting, fault);
        };
    }

    private CompletionStage<StepResult> later(
            ClaimedUpload claimed, Submitting submitting, PlatformFault fault, Backoff backoff) {
        var errors = submitting.deferrals() + 1;
        return backoff.exhaustedAfter(errors)
                ? commits.rest(claimed, TransitionBatch.of(submitting.failed(fault)))
                : putOff(claimed, submitting, fault, timing.after(errors, backoff));
    }

    private CompletionStage<StepResult> putOff(
            ClaimedUpload claimed, Submitting submitting, PlatformFault fault, Instant until) {
        return commits.release(claimed, TransitionBatch.of(submitting.notTaken(fault, until)), until);
    }

    /** A wait that somebody asked for is no error: it uses up no patience. */
    private CompletionStage<StepResult> heldBack(
            ClaimedUpload claimed, Submitting submitting, PlatformFault fault, Duration retryAfter) {
        var until = timing.pause(retryAfter);
        return commits.release(claimed, TransitionBatch.of(submitting.heldBack(fault, until)), until);
    }

    /** Who hurries, as a command does, does not wait for longer than between any two tries. */
    private boolean bearable(Instant until) {
        var longest = timing.patience().unavailable().cap();
        return !until.isAfter(timing.now().plus(longest));
    }
}
