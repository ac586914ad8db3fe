package dev.ferry.application.voyage;

import dev.ferry.application.journal.Steps;
import dev.ferry.application.learning.Learning;
import dev.ferry.application.pace.PacedPlatform;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.voyage.Progress.Over;
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
public final class Voyage {

    private final Delivery delivery;
    private final Doubt doubt;
    private final Inquiry inquiry;
    private final Retrieval retrieval;

    private Voyage(Delivery delivery, Doubt doubt, Inquiry inquiry, Retrieval retrieval) {
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
     * @param learning knows how long the Platform takes
     * @param random where jitter comes from
     * @return the voyage, which any number of uploads can make at a time
     */
    public static Voyage over(
            DrivenPorts ports,
            PacedPlatform platform,
            EngineSettings settings,
            Learning learning,
            RandomGenerator random) {
        var payloads = ports.payloads();
        var waits = new Waits(ports.scheduler(), random, settings.patience(), learning);
        var logbook = new Logbook(ports.journal(), ports.scheduler());
        var doubt = new Doubt(logbook, settings.inDoubt(), waits);
        var delivery = new Delivery(platform, payloads, logbook, doubt, waits);
        var verdict =
                new Verdict(platform, payloads, logbook, settings.patience().processing());
        var retrieval = new Retrieval(platform, payloads, logbook, waits);
        var inquiry = new Inquiry(platform, settings.vocabulary(), verdict, retrieval, waits);
        return new Voyage(delivery, doubt, inquiry, retrieval);
    }

    /**
     * Takes the next step.
     *
     * @param course an upload that the caller has claimed
     * @return how to go on; fails only when the journal or the payloads do, and then nothing was decided
     */
    public CompletionStage<Progress> next(Course course) {
        return switch (course.entry().upload()) {
            case Queued queued -> delivery.of(course, queued);
            case Submitting submitting -> doubt.about(course, submitting);
            case InDoubt inDoubt -> doubt.settle(course, inDoubt);
            case Processing processing -> inquiry.after(course, processing);
            case Collecting collecting -> retrieval.after(course, Steps.from(collecting));
            case Completed completed -> over();
            case Rejected rejected -> over();
            case Failed failed -> over();
            case Cancelled cancelled -> over();
        };
    }

    private static CompletionStage<Progress> over() {
        return CompletableFuture.completedStage(new Over());
    }
}
