package dev.ferry.application.engine;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.Entry;
import dev.ferry.application.journal.Scope;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.application.settings.Workload;
import dev.ferry.application.settings.Workload.Charge;
import dev.ferry.application.voyage.Course;
import dev.ferry.application.voyage.Progress;
import dev.ferry.application.voyage.Progress.Onward;
import dev.ferry.application.voyage.Progress.Over;
import dev.ferry.application.voyage.Progress.Waiting;
import dev.ferry.application.voyage.Voyage;
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
public final class LifecycleEngine implements Lookout.Crew {

    private static final Logger LOG = System.getLogger(LifecycleEngine.class.getName());

    private final Voyage voyage;
    private final Scheduler scheduler;
    private final Workload workload;
    private final Hold hold;
    private final Lookout lookout;

    private final Set<UploadId> charge = new HashSet<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private boolean running;

    /**
     * An engine at rest.
     *
     * @param owner what it signs its leases with, unique among all running engines
     * @param claims where its work comes from
     * @param voyage knows the steps
     * @param scheduler its thread and its time
     * @param workload how much it takes on
     */
    public LifecycleEngine(String owner, Claims claims, Voyage voyage, Scheduler scheduler, Workload workload) {
        this.voyage = voyage;
        this.scheduler = scheduler;
        this.workload = workload;
        this.hold = new Hold(owner, claims, scheduler, workload);
        this.lookout = new Lookout(owner, claims, scheduler, workload, this);
    }

    /** Begins to work. Any thread. */
    public void start() {
        scheduler.execute(() -> {
            running = true;
            hold.renewLater(this::lose);
            lookout.look();
        });
    }

    /**
     * Says that there may be work on an upload: it was queued, or something was decided about it. Any thread.
     *
     * @param id the upload, which is in this engine's charge from now on
     */
    public void carry(UploadId id) {
        scheduler.execute(() -> {
            if (workload.charge() == Charge.OWN) {
                charge.add(id);
            }
            lookout.look();
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
            lookout.close();
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
        return workload.charge() == Charge.OWN ? Scope.only(charge) : Scope.everything();
    }

    @Override
    public void takeUp(List<Entry> claimed) {
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

    private void step(Held one) {
        one.wake();
        Stages.begin(() -> voyage.next(one.course()))
                .whenCompleteAsync((progress, failure) -> stepped(one, progress, failure), scheduler);
    }

    private void stepped(Held one, @Nullable Progress progress, @Nullable Throwable failure) {
        if (!hold.has(one)) {
            return;
        }
        if (progress == null) {
            var attempt = one.course().entry().upload().attempt().number();
            LOG.log(
                    Level.ERROR,
                    "upload {0} cannot go on with attempt {1}: {2}",
                    one.id().value(),
                    attempt,
                    Stages.describe(failure));
            giveBack(one, workload.lookOut());
            return;
        }
        switch (progress) {
            case Onward onward -> goOn(one, onward.course());
            case Waiting waiting -> waitUntil(one, waiting.course(), waiting.until());
            case Over over -> {
                letGo(one);
                lookout.look();
            }
        }
    }

    private void goOn(Held one, Course course) {
        one.moved(course);
        if (running) {
            step(one);
        } else {
            giveBack(one, Duration.ZERO);
        }
    }

    private void waitUntil(Held one, Course course, Instant until) {
        one.moved(course);
        if (running && worthHolding(course, until)) {
            one.waitFor(scheduler.at(until, () -> step(one)));
        } else {
            giveBack(one, Duration.between(scheduler.instant(), until));
        }
    }

    /** Uploads that the Platform works on give way: else no more could be under way there than there are slots. */
    private boolean worthHolding(Course course, Instant until) {
        return until.isBefore(scheduler.instant().plus(workload.hold()))
                && (hold.hasRoomToWait() || !course.underWay());
    }

    private void giveBack(Held one, Duration delay) {
        hold.giveBack(one, delay)
                .whenCompleteAsync(
                        (done, failure) -> {
                            letGo(one);
                            lookout.lookIn(delay);
                            lookout.slotFreed();
                        },
                        scheduler);
    }

    private void letGo(Held one) {
        hold.letGo(one);
        completeStopWhenEmpty();
    }

    private void lose(Held one) {
        one.wake();
        letGo(one);
        lookout.slotFreed();
    }

    private void completeStopWhenEmpty() {
        if (!running && hold.isEmpty() && !lookout.looking()) {
            hold.renewNoMore();
            stopped.complete(null);
        }
    }
}
