package dev.ferry.application.engine;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.Scope;
import dev.ferry.application.port.driven.Claims;
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
 * Takes claimed uploads from step to step. It holds a bounded number whatever the backlog: what waits for long, or is
 * in the way, goes back to the journal. All its fields are touched by the scheduler's one thread only.
 */
public final class LifecycleEngine implements WorkPoller.Listener {

    private static final Logger LOG = System.getLogger(LifecycleEngine.class.getName());

    private final UploadSteps uploadSteps;
    private final Scheduler scheduler;
    private final Workload workload;
    private final ClaimedUploads hold;
    private final WorkPoller poller;

    private final Set<UploadId> claimMode = new HashSet<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private boolean running;

    /**
     * An engine at rest.
     *
     * @param owner what it signs its leases with, unique among all running engines
     * @param claims where its work comes from
     * @param uploadSteps knows the steps
     * @param scheduler its thread and its time
     * @param workload how much it takes on
     */
    public LifecycleEngine(
            String owner, Claims claims, UploadSteps uploadSteps, Scheduler scheduler, Workload workload) {
        this.uploadSteps = uploadSteps;
        this.scheduler = scheduler;
        this.workload = workload;
        this.hold = new ClaimedUploads(owner, claims, scheduler, workload);
        this.poller = new WorkPoller(owner, claims, scheduler, workload, this);
    }

    /** Begins to work. Any thread. */
    public void start() {
        scheduler.execute(() -> {
            running = true;
            hold.renewLater(this::lose);
            poller.look();
        });
    }

    /**
     * Says that there may be work on an upload: it was queued, or something was decided about it. Any thread.
     *
     * @param id the upload, which is in this engine's charge from now on
     */
    public void carry(UploadId id) {
        scheduler.execute(() -> {
            if (workload.claimMode() == ClaimMode.OWN) {
                claimMode.add(id);
            }
            poller.look();
        });
    }

    /**
     * Takes on nothing more, lets the steps under way end, and gives everything back. Any thread.
     *
     * @return completes when nothing is held any more
     */
    public CompletionStage<Void> stop() {
        scheduler.execute(() -> {
            running = false;
            poller.close();
            hold.waiting().forEach(one -> giveBack(one, Duration.ZERO));
            completeStopWhenEmpty();
        });
        return stopped;
    }

    @Override
    public int free() {
        return running ? hold.free() : 0;
    }

    @Override
    public Scope scope() {
        return workload.claimMode() == ClaimMode.OWN ? Scope.only(claimMode) : Scope.everything();
    }

    @Override
    public void claimed(List<JournalEntry> claimed) {
        for (var entry : claimed) {
            var one = hold.take(entry);
            if (running) {
                step(one);
            } else {
                giveBack(one, Duration.ZERO);
            }
        }
        completeStopWhenEmpty();
    }

    private void step(EngineSlot one) {
        one.wake();
        Stages.begin(() -> uploadSteps.next(one.claimed()))
                .whenCompleteAsync((progress, failure) -> stepped(one, progress, failure), scheduler);
    }

    private void stepped(EngineSlot one, @Nullable StepResult progress, @Nullable Throwable failure) {
        if (!hold.has(one)) {
            return;
        }
        if (progress == null) {
            var attempt = one.claimed().entry().upload().attempt().number();
            LOG.log(
                    Level.ERROR,
                    "upload {0} cannot go on with attempt {1}: {2}",
                    one.id().value(),
                    attempt,
                    Stages.describe(failure));
            giveBack(one, workload.pollInterval());
            return;
        }
        switch (progress) {
            case Continue onward -> goOn(one, onward.claimed());
            case WaitUntil waiting -> waitUntil(one, waiting.claimed(), waiting.until());
            case Released over -> {
                letGo(one);
                poller.look();
            }
        }
    }

    private void goOn(EngineSlot one, ClaimedUpload claimed) {
        one.moved(claimed);
        if (running) {
            step(one);
        } else {
            giveBack(one, Duration.ZERO);
        }
    }

    private void waitUntil(EngineSlot one, ClaimedUpload claimed, Instant until) {
        one.moved(claimed);
        if (running && worthHolding(claimed, until)) {
            one.waitFor(scheduler.at(until, () -> step(one)));
        } else {
            giveBack(one, Duration.between(scheduler.instant(), until));
        }
    }

    /** Uploads that the Platform works on give way: else no more could be under way there than there are slots. */
    private boolean worthHolding(ClaimedUpload claimed, Instant until) {
        return until.isBefore(scheduler.instant().plus(workload.hold()))
                && (hold.hasRoomToWait() || !claimed.underWay());
    }

    private void giveBack(EngineSlot one, Duration delay) {
        hold.giveBack(one, delay)
                .whenCompleteAsync(
                        (done, failure) -> {
                            letGo(one);
                            poller.lookIn(delay);
                            poller.slotFreed();
                        },
                        scheduler);
    }

    private void letGo(EngineSlot one) {
        hold.letGo(one);
        completeStopWhenEmpty();
    }

    private void lose(EngineSlot one) {
        one.wake();
        letGo(one);
        poller.slotFreed();
    }

    private void completeStopWhenEmpty() {
        if (!running && hold.isEmpty() && !poller.looking()) {
            hold.renewNoMore();
            stopped.complete(null);
        }
    }
}
