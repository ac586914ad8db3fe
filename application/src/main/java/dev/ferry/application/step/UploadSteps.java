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

/** Knows which step follows from which state. */
public final class UploadSteps {

    private final SendStep delivery;
    private final InDoubtStep doubt;
    private final PollStep inquiry;
    private final CollectStep retrieval;

    private UploadSteps(SendStep delivery, InDoubtStep doubt, PollStep inquiry, CollectStep retrieval) {
        this.delivery = delivery;
        this.doubt = doubt;
        this.inquiry = inquiry;
        this.retrieval = retrieval;
    }

    /**
     * Puts the steps together.
     *
     * @param ports the world, but for the Platform
     * @param platform the Platform, to be used through its pace only
     * @param settings how to go about it
     * @param estimator knows how long the Platform takes
     * @param random where jitter comes from
     * @return the voyage, which any number of uploads can make at a time
     */
    public static UploadSteps over(
            DrivenPorts ports,
            RateLimitedPlatform platform,
            EngineSettings settings,
            ProcessingTimeEstimator estimator,
            RandomGenerator random) {
        var payloads = ports.payloads();
        var timing = new StepTiming(ports.scheduler(), random, settings.patience(), estimator);
        var commits = new StepCommits(ports.journal(), ports.scheduler());
        var doubt = new InDoubtStep(commits, settings.inDoubt(), timing);
        var delivery = new SendStep(platform, payloads, commits, doubt, timing);
        var verdict = new RejectionStep(
                platform, payloads, commits, settings.patience().processing());
        var retrieval = new CollectStep(platform, payloads, commits, timing);
        var inquiry = new PollStep(platform, settings.vocabulary(), verdict, retrieval, timing);
        return new UploadSteps(delivery, doubt, inquiry, retrieval);
    }

    /**
     * Takes the next step.
     *
     * @param claimed an upload that the caller has claimed
     * @return how to go on; fails only when the journal or the payloads do, and then nothing was decided
     */
    public CompletionStage<StepResult> next(ClaimedUpload claimed) {
        return switch (claimed.entry().upload()) {
            case Queued queued -> delivery.of(claimed, queued);
            case Submitting submitting -> doubt.about(claimed, submitting);
            case InDoubt inDoubt -> doubt.settle(claimed, inDoubt);
            case Processing processing -> inquiry.after(claimed, processing);
            case Collecting collecting -> retrieval.after(claimed, TransitionBatch.from(collecting));
            case Completed completed -> over();
            case Rejected rejected -> over();
            case Failed failed -> over();
            case Cancelled cancelled -> over();
        };
    }

    private static CompletionStage<StepResult> over() {
        return CompletableFuture.completedStage(new Released());
    }
}
