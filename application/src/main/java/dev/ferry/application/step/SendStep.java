package dev.ferry.application.step;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.UnreadableContentException;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.application.step.StepResult.Released;
import dev.ferry.application.step.StepResult.WaitUntil;
import dev.ferry.domain.fault.Fault;
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
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Submitting;
import dev.ferry.domain.upload.Unaccepted;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Sends a queued upload and commits the outcome. The adapter asks for the intent when it is ready to send; whatever
 * fails before that leaves the upload queued, under the same attempt.
 */
final class SendStep {

    private final Platform platform;
    private final Payloads payloads;
    private final StepCommits commits;
    private final InDoubtStep inDoubt;
    private final StepTiming timing;
    private final Map<UploadId, SendIntent> intents = new ConcurrentHashMap<>();

    SendStep(Platform platform, Payloads payloads, StepCommits commits, InDoubtStep inDoubt, StepTiming timing) {
        this.platform = platform;
        this.payloads = payloads;
        this.commits = commits;
        this.inDoubt = inDoubt;
        this.timing = timing;
    }

    CompletionStage<StepResult> send(ClaimedUpload claimed, Queued queued) {
        var intent = new SendIntent(commits, timing, claimed);
        intents.put(claimed.id(), intent);
        return payloads.contains(queued.attempt().payload())
                .thenCompose(stored -> stored ? upload(queued, intent) : payloadMissing(claimed, queued))
                .whenComplete((result, failure) -> intents.remove(claimed.id(), intent));
    }

    /** Abandons the sending of an upload unless the data may be on its way. Returns whether it did, or none runs. */
    boolean abandon(UploadId id) {
        var intent = intents.get(id);
        return intent == null || intent.abandon();
    }

    private CompletionStage<StepResult> payloadMissing(ClaimedUpload claimed, Unaccepted upload) {
        return fail(
                claimed,
                upload,
                new LocalFault.PayloadMissing(upload.attempt().payload().sha256()));
    }

    private CompletionStage<StepResult> upload(Queued queued, SendIntent intent) {
        var dataset = new DatasetUpload(
                queued.submission().name(),
                queued.attempt().overwrite(),
                payloads.content(queued.attempt().payload()),
                queued.submission().trace());
        return Stages.either(
                Stages.start(() -> platform.upload(dataset, intent)),
                token -> afterIntent(intent, (current, upload) -> answered(current, sent(upload), token)),
                failure -> afterIntent(
                        intent,
                        (current, upload) -> failure instanceof UnreadableContentException unreadable
                                ? notReadable(current, upload, unreadable)
                                : notAccepted(current, upload, faultOf(failure, upload))));
    }

    /** The end of a sending, given the upload before or after its intent. */
    private interface SendingEnd extends BiFunction<ClaimedUpload, Unaccepted, CompletionStage<StepResult>> {}

    private static CompletionStage<StepResult> afterIntent(SendIntent intent, SendingEnd end) {
        return intent.end()
                .thenCompose(
                        current -> current.isPresent() && current.get().entry().upload() instanceof Unaccepted upload
                                ? end.apply(current.get(), upload)
                                : CompletableFuture.completedStage(new Released()));
    }

    /** Adds the intent if the adapter has sent without one, against its contract: the data may be on its way. */
    private static TransitionBatch<Submitting> sent(Unaccepted upload) {
        return switch (upload) {
            case Queued queued -> TransitionBatch.of(queued.intend());
            case Submitting submitting -> TransitionBatch.from(submitting);
        };
    }

    /**
     * The Platform has no complete request, so it certainly did not accept the data: the length is in the request's
     * head (RFC 9112, section 8), and the JSON object is not closed.
     */
    private CompletionStage<StepResult> notReadable(
            ClaimedUpload claimed, Unaccepted upload, UnreadableContentException failure) {
        return failure.isDamaged()
                ? payloadMissing(claimed, upload)
                : notAccepted(
                        claimed, upload, new Unavailable("no complete data set was sent: " + failure.getMessage()));
    }

    /** Before the intent, every failure other than the Platform's is one of the data set: the adapter must read it. */
    private static PlatformFault faultOf(Throwable failure, Unaccepted upload) {
        return upload instanceof Queued && !(failure instanceof PlatformException)
                ? new Unavailable(
                        "nothing was sent because the stored data set cannot be read: " + Stages.describe(failure))
                : PlatformFaults.of(failure);
    }

    /**
     * With the token of another upload, Ferry would take the other's results for those of this one. If the journal
     * cannot say whether there is another, the token is kept nevertheless: without it, the upload would be in doubt.
     */
    private CompletionStage<StepResult> answered(
            ClaimedUpload claimed, TransitionBatch<Submitting> sent, ProcessingToken token) {
        return commits.uploadWith(token)
                .exceptionally(unknown -> Optional.empty())
                .thenCompose(other -> other.isPresent()
                        ? inDoubt.enter(claimed, sent, tokenOf(other.get()))
                        : accepted(claimed, sent, token));
    }

    private static OutcomeUnknown tokenOf(UploadId other) {
        return new OutcomeUnknown("the Platform answered with the processing token of the upload " + other.value()
                + "; it may have the data");
    }

    /** The wait for the first poll starts now; a change of the clock cannot move it. */
    private CompletionStage<StepResult> accepted(
            ClaimedUpload claimed, TransitionBatch<Submitting> sent, ProcessingToken token) {
        var accepted = sent.then(submitting -> submitting.accepted(token, timing.now()));
        return commits.andContinueAfter(
                claimed.stillUnfinishedAfter(Duration.ZERO), accepted, timing.untilFirstPoll(accepted.state()));
    }

    private CompletionStage<StepResult> notAccepted(ClaimedUpload claimed, Unaccepted upload, PlatformFault fault) {
        var limits = timing.limits();
        return switch (fault) {
            case Throttled throttled ->
                throttled.retryAfter() == null
                        ? retryLater(claimed, upload, fault, limits.unavailable())
                        : waitAsAsked(claimed, upload, fault, timing.afterPause(throttled.retryAfter()));
            case HeldBack heldBack ->
                isShortWait(timing.now().plus(heldBack.retryAfter())) || !claimed.own()
                        ? waitAsAsked(claimed, upload, fault, timing.after(0, heldBack))
                        : fail(claimed, upload, fault);
            case Unavailable unavailable -> retryLater(claimed, upload, fault, limits.unavailable());
            case Unauthorized unauthorized -> retryLater(claimed, upload, fault, limits.unauthorized());
            case Refused refused -> fail(claimed, upload, fault);
            case OutcomeUnknown unknown -> inDoubt.enter(claimed, sent(upload), fault);
            case Malformed malformed -> unexpected(claimed, upload, fault);
            case UnknownToken unknown -> unexpected(claimed, upload, fault);
        };
    }

    /** A fault that an upload does not have: the data may be on its way if the intent was declared. */
    private CompletionStage<StepResult> unexpected(ClaimedUpload claimed, Unaccepted upload, PlatformFault fault) {
        return switch (upload) {
            case Queued queued ->
                retryLater(claimed, upload, fault, timing.limits().unavailable());
            case Submitting submitting -> inDoubt.enter(claimed, TransitionBatch.from(submitting), fault);
        };
    }

    private CompletionStage<StepResult> retryLater(
            ClaimedUpload claimed, Unaccepted upload, PlatformFault fault, Backoff backoff) {
        var errors = upload.errors() + 1;
        if (backoff.exhaustedAfter(errors) && claimed.own()) {
            return fail(claimed, upload, fault);
        }
        var until = timing.after(errors, backoff);
        return commits.andRelease(claimed, TransitionBatch.of(upload.deferred(fault, until)), until);
    }

    /**
     * The Platform or the adapter asked for this wait, so it does not count as an error. Before the intent, nothing has
     * changed and nothing is written, however many uploads wait.
     */
    private CompletionStage<StepResult> waitAsAsked(
            ClaimedUpload claimed, Unaccepted upload, PlatformFault fault, Instant until) {
        return switch (upload) {
            case Queued queued -> CompletableFuture.completedStage(new WaitUntil(claimed, until));
            case Submitting submitting ->
                commits.andRelease(claimed, TransitionBatch.of(submitting.deferredWithoutError(fault, until)), until);
        };
    }

    private CompletionStage<StepResult> fail(ClaimedUpload claimed, Unaccepted upload, Fault fault) {
        return commits.andRest(claimed, TransitionBatch.of(upload.failed(fault)));
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
