package dev.ferry.application.step;

import dev.ferry.application.estimation.ProcessingTimeEstimator;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.ratelimit.RateLimitedPlatform;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.step.StepResult.Released;
import dev.ferry.domain.upload.Cancelled;
import dev.ferry.domain.upload.Collecting;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Processing;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Rejected;
import dev.ferry.domain.upload.Submitting;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** Takes the next step of an upload: one {@code switch} over its state. */
public final class UploadSteps {

    private final SendStep send;
    private final InDoubtStep inDoubt;
    private final PollStep poll;
    private final CollectStep collect;

    /** Every call to the Platform goes through {@code platform}; {@code ports.platform()} is not used. */
    public UploadSteps(
            DrivenPorts ports,
            RateLimitedPlatform platform,
            EngineSettings settings,
            ProcessingTimeEstimator estimator,
            RandomGenerator random) {
        var payloads = ports.payloads();
        var limits = settings.retryLimits();
        var timing = new StepTiming(ports.scheduler(), random, limits, estimator);
        var commits = new StepCommits(ports.journal().uploads(), ports.scheduler());
        inDoubt = new InDoubtStep(commits, settings.inDoubt(), settings.inDoubtHoldsBack(), timing);
        send = new SendStep(platform, payloads, commits, inDoubt, timing);
        collect = new CollectStep(platform, payloads, commits, timing);
        var rejection = new RejectionStep(platform, payloads, commits, timing);
        poll = new PollStep(platform, settings.vocabulary(), rejection, collect, commits, timing);
    }

    /** Fails when the journal or the payloads fail; the upload is then unchanged, or its commit is not known. */
    public CompletionStage<StepResult> next(ClaimedUpload claimed) {
        return switch (claimed.entry().upload()) {
            case Queued queued -> send.send(claimed, queued);
            case Submitting submitting -> inDoubt.enterUnrecorded(claimed, submitting);
            case InDoubt doubtful -> inDoubt.applyPolicy(claimed, doubtful);
            case Processing processing -> poll.poll(claimed, processing);
            case Collecting collecting -> collect.collect(claimed, TransitionBatch.from(collecting));
            case Completed completed -> released();
            case Rejected rejected -> released();
            case Failed failed -> released();
            case Cancelled cancelled -> released();
        };
    }

    /**
     * Abandons the running step of an upload, unless its data may be on its way to the Platform. The calls of an
     * abandoned step may go on, but only a valid outcome is still written.
     *
     * @return whether the upload may be released now
     */
    public boolean abandon(ClaimedUpload claimed) {
        return send.abandon(claimed.id());
    }

    private static CompletionStage<StepResult> released() {
        return CompletableFuture.completedStage(new Released());
    }
}
