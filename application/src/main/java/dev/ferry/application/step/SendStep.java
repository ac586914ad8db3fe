package dev.ferry.application.step;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.ratelimit.RateLimitedPlatform;
import dev.ferry.application.step.StepResult.Released;
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

/**
 * Sends a queued upload: commits the intent, sends the data set, commits the outcome. While the account pauses or the
 * adapter refuses uploads, the upload waits without an intent.
 */
final class SendStep {

    private final RateLimitedPlatform platform;
    private final Payloads payloads;
    private final StepCommits commits;
    private final InDoubtStep inDoubt;
    private final StepTiming timing;

    SendStep(
            RateLimitedPlatform platform,
            Payloads payloads,
            StepCommits commits,
            InDoubtStep inDoubt,
            StepTiming timing) {
        this.platform = platform;
        this.payloads = payloads;
        this.commits = commits;
        this.inDoubt = inDoubt;
        this.timing = timing;
    }

    CompletionStage<StepResult> send(ClaimedUpload claimed, Queued queued) {
        return payloads.contains(queued.attempt().payload())
                .thenCompose(stored -> stored ? commitIntent(claimed, queued) : payloadMissing(claimed, queued));
    }

    private CompletionStage<StepResult> payloadMissing(ClaimedUpload claimed, Queued queued) {
        var missing = new LocalFault.PayloadMissing(queued.attempt().payload().sha256());
        return commits.andRest(claimed, TransitionBatch.of(queued.failed(missing)));
    }

    private CompletionStage<StepResult> commitIntent(ClaimedUpload claimed, Queued queued) {
        var intent = queued.intend();
        return commits.commit(claimed, TransitionBatch.of(intent))
                .thenCompose(committed -> committed.isPresent()
                        ? sendDataset(committed.get(), intent.next())
                        : CompletableFuture.completedStage(new Released()));
    }

    private CompletionStage<StepResult> sendDataset(ClaimedUpload claimed, Submitting submitting) {
        var dataset = new DatasetUpload(
                submitting.submission().name(),
                submitting.attempt().overwrite(),
                payloads.content(submitting.attempt().payload()),
                submitting.submission().trace());
        return Stages.either(
                platform.upload(dataset),
                token -> accepted(claimed, submitting.accepted(token, timing.now())),
                failure -> notAccepted(claimed, submitting, PlatformFaults.of(failure)));
    }

    /** The wait for the first poll starts now; a change of the clock cannot move it. */
    private CompletionStage<StepResult> accepted(ClaimedUpload claimed, Transition<Processing> accepted) {
        var firstPoll = timing.untilFirstPoll(accepted.next());
        return commits.andContinueAfter(
                claimed.stillUnfinishedAfter(Duration.ZERO), TransitionBatch.of(accepted), firstPoll);
    }

    private CompletionStage<StepResult> notAccepted(ClaimedUpload claimed, Submitting submitting, PlatformFault fault) {
        var limits = timing.limits();
        return switch (fault) {
            case Throttled throttled ->
                throttled.retryAfter() == null
                        ? retryLater(claimed, submitting, fault, limits.unavailable())
                        : deferAsAsked(claimed, submitting, fault, timing.afterPause(throttled.retryAfter()));
            case HeldBack heldBack ->
                isShortWait(timing.now().plus(heldBack.retryAfter()))
                        ? deferAsAsked(claimed, submitting, fault, timing.after(0, heldBack))
                        : fail(claimed, submitting, fault);
            case Unavailable unavailable -> retryLater(claimed, submitting, fault, limits.unavailable());
            case Unauthorized unauthorized -> retryLater(claimed, submitting, fault, limits.unauthorized());
            case Refused refused -> fail(claimed, submitting, fault);
            case OutcomeUnknown unknown -> inDoubt.enter(claimed, submitting, fault);
            case Malformed malformed -> inDoubt.enter(claimed, submitting, fault);
            case UnknownToken unknown -> inDoubt.enter(claimed, submitting, fault);
        };
    }

    private CompletionStage<StepResult> retryLater(
            ClaimedUpload claimed, Submitting submitting, PlatformFault fault, Backoff backoff) {
        var errors = submitting.errors() + 1;
        if (backoff.exhaustedAfter(errors)) {
            return fail(claimed, submitting, fault);
        }
        var until = timing.after(errors, backoff);
        return commits.andRelease(claimed, TransitionBatch.of(submitting.deferred(fault, until)), until);
    }

    /** The Platform or the adapter asked for this wait, so it does not count as an error. */
    private CompletionStage<StepResult> deferAsAsked(
            ClaimedUpload claimed, Submitting submitting, PlatformFault fault, Instant until) {
        return commits.andRelease(claimed, TransitionBatch.of(submitting.deferredWithoutError(fault, until)), until);
    }

    private CompletionStage<StepResult> fail(ClaimedUpload claimed, Submitting submitting, PlatformFault fault) {
        return commits.andRest(claimed, TransitionBatch.of(submitting.failed(fault)));
    }

    /**
     * Whether the wait is at most the longest retry delay. A command has a short one and fails the upload instead of
     * waiting longer.
     */
    private boolean isShortWait(Instant until) {
        var longest = timing.limits().unavailable().cap();
        return !until.isAfter(timing.now().plus(longest));
    }
}
