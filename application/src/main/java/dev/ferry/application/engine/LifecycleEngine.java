package dev.ferry.application.engine;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.application.settings.Workload;
import dev.ferry.application.settings.Workload.ClaimMode;
import dev.ferry.application.step.ClaimedUpload;
import dev.ferry.application.step.StepResult;
import dev.ferry.application.step.StepResult.Continue;
import dev.ferry.application.step.StepResult.Released;
import dev.ferry.application.step.StepResult.WaitUntil;
import dev.ferry.application.step.UploadSteps;
import dev.ferry.domain.submission.UploadId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Takes claimed uploads from step to step. Its memory does not depend on the backlog: an upload that waits for long
 * goes back to the journal. Only the scheduler's thread touches its fields, so there is no lock; a step itself runs on
 * the threads of the answers that it waits for.
 */
public final class LifecycleEngine {

    private static final Logger LOG = System.getLogger(LifecycleEngine.class.getName());

    /** Uploads that wait for the end of a pause continue within this time after it. */
    private static final Duration SPREAD = Duration.ofSeconds(1);

    private final UploadSteps steps;
    private final Scheduler scheduler;
    private final Workload workload;
    private final ClaimedUploads uploads;
    private final WorkPoller poller;

    private final Set<UploadId> own = new HashSet<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private boolean running;
    private boolean stopping;

    /**
     * Creates a stopped engine.
     *
     * @param owner the name in its leases, unique among all running engines
     * @param longestWait the longest wait between two steps of an upload, and the longest lease
     */
    public LifecycleEngine(
            String owner,
            Claims claims,
            UploadSteps steps,
            Scheduler scheduler,
            Workload workload,
            Duration longestWait) {
        this.steps = steps;
        this.scheduler = scheduler;
        this.workload = workload;
        this.uploads = new ClaimedUploads(owner, claims, scheduler, workload);
        var farTimes = new FarTimes(claims, scheduler, workload.lease(), longestWait);
        this.poller = new WorkPoller(owner, claims, farTimes, scheduler, workload, new Slots());
    }

    /** Starts to claim and to work, unless it was stopped before. Any thread. */
    public void start() {
        scheduler.execute(() -> {
            if (!stopping) {
                running = true;
                uploads.startRenewals(this::dropLost);
                poller.claimNow();
            }
        });
    }

    /**
     * Claims uploads now, because an upload was queued or a person decided about it. In mode {@link ClaimMode#OWN} the
     * upload is this engine's from now on. Any thread.
     */
    public void workOn(UploadId id) {
        scheduler.execute(() -> {
            if (workload.claimMode() == ClaimMode.OWN) {
                own.add(id);
            }
            poller.claimNow();
        });
    }

    /**
     * Continues at once with all uploads that wait until a time, because the account's pause was lifted: those in
     * memory, and those in the journal. An upload that waits for something else takes its next step early. Any thread.
     *
     * @param pauseEnd the end that the pause would have had
     * @return completes when the uploads in the journal are due
     */
    public CompletionStage<Void> bringForward(Instant pauseEnd) {
        return CompletableFuture.completedStage(pauseEnd)
                .thenComposeAsync(
                        end -> {
                            uploads.waiting().forEach(this::continueWith);
                            return uploads.bringForward(Duration.between(scheduler.instant(), end.plus(SPREAD)));
                        },
                        scheduler)
                .thenRunAsync(poller::claimNow, scheduler);
    }

    /**
     * Claims nothing more, waits for uploads that are being sent, and releases every other upload at once. Any thread.
     *
     * @return completes when this engine has no upload any more
     */
    public CompletionStage<Void> stop() {
        scheduler.execute(() -> {
            stopping = true;
            running = false;
            poller.close();
            uploads.all().stream().filter(steps::abandon).forEach(claimed -> release(claimed, Duration.ZERO));
            completeStopWhenEmpty();
        });
        return stopped;
    }

    private void continueWith(ClaimedUpload claimed) {
        if (running) {
            step(claimed);
        } else {
            release(claimed, Duration.ZERO);
        }
    }

    private void step(ClaimedUpload claimed) {
        uploads.stopWaiting(claimed);
        Stages.start(() -> steps.next(claimed))
                .whenCompleteAsync((result, failure) -> onStepEnd(claimed, result, failure), scheduler);
    }

    private void onStepEnd(ClaimedUpload claimed, @Nullable StepResult result, @Nullable Throwable failure) {
        if (!uploads.contains(claimed)) {
            return;
        }
        if (result == null) {
            LOG.log(
                    Level.ERROR,
                    "upload {0} cannot continue with attempt {1}: {2}",
                    claimed.id().value(),
                    claimed.entry().upload().attempt().number(),
                    Stages.describe(failure));
            release(claimed, workload.pollInterval());
            return;
        }
        switch (result) {
            case Continue next -> continueWith(next.claimed());
            case WaitUntil wait -> waitUntil(wait.claimed(), wait.until());
            case Released released -> {
                remove(claimed);
                poller.claimNow();
            }
        }
    }

    private void waitUntil(ClaimedUpload claimed, Instant until) {
        if (running && mayWaitInMemory(claimed, until)) {
            uploads.waitUntil(claimed, until, () -> step(claimed));
        } else {
            release(claimed, Duration.between(scheduler.instant(), until));
        }
    }

    /**
     * When half of the slots wait, an upload that only waits for the Platform goes back to the journal. So more uploads
     * can be in processing than there are slots.
     */
    private boolean mayWaitInMemory(ClaimedUpload claimed, Instant until) {
        return until.isBefore(scheduler.instant().plus(workload.longestWaitInMemory()))
                && (uploads.hasRoomToWait() || !claimed.awaitsProcessing());
    }

    private void release(ClaimedUpload claimed, Duration delay) {
        uploads.release(claimed, delay)
                .whenCompleteAsync(
                        (released, failure) -> {
                            remove(claimed);
                            poller.claimAfter(delay);
                            poller.onSlotFreed();
                        },
                        scheduler);
    }

    private void remove(ClaimedUpload claimed) {
        uploads.remove(claimed);
        completeStopWhenEmpty();
    }

    private void dropLost(ClaimedUpload lost) {
        remove(lost);
        poller.onSlotFreed();
    }

    private void completeStopWhenEmpty() {
        if (!running && uploads.isEmpty() && !poller.isClaiming()) {
            uploads.stopRenewals();
            stopped.complete(null);
        }
    }

    private boolean isOwn(UploadId id) {
        return workload.claimMode() != ClaimMode.OWN || own.contains(id);
    }

    /** The engine as the poller sees it. */
    private final class Slots implements WorkPoller.Engine {
        @Override
        public int freeSlots() {
            return running ? uploads.freeSlots() : 0;
        }

        @Override
        public Scope scope() {
            return workload.claimMode() == ClaimMode.OWN ? Scope.only(own) : Scope.everything();
        }

        /** An upload that the engine still works on comes back if its lease had run out; the claim has renewed it. */
        @Override
        public void onClaimed(List<JournalEntry> entries) {
            entries.stream()
                    .filter(entry -> !uploads.holds(entry.upload().id()))
                    .forEach(entry ->
                            continueWith(uploads.add(entry, isOwn(entry.upload().id()))));
            completeStopWhenEmpty();
        }
    }
}
