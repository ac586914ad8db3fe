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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Takes claimed uploads from step to step. It holds a bounded number whatever the backlog: what waits for long goes
 * back to the journal. All its fields are touched by the scheduler's one thread only.
 */
public final class LifecycleEngine implements Lookout.Crew {

    private static final Logger LOG = System.getLogger(LifecycleEngine.class.getName());

    private final String owner;
    private final Claims claims;
    private final Voyage voyage;
    private final Scheduler scheduler;
    private final Workload workload;
    private final Lookout lookout;

    private final Map<UploadId, Held> held = new HashMap<>();
    private final Set<UploadId> charge = new HashSet<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private Scheduler.Task nextRenewal = () -> {};
    private boolean running;

    /** An upload under our lease. One instance a claim: an answer that comes for another instance comes too late. */
    private static final class Held {
        private Course course;
        private Scheduler.@Nullable Task waiting;

        private Held(Course course) {
            this.course = course;
        }
    }

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
        this.owner = owner;
        this.claims = claims;
        this.voyage = voyage;
        this.scheduler = scheduler;
        this.workload = workload;
        this.lookout = new Lookout(owner, claims, scheduler, workload, this);
    }

    /** Begins to work. Any thread. */
    public void start() {
        scheduler.execute(() -> {
            running = true;
            renewLater();
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
            List.copyOf(held.values()).stream()
                    .filter(one -> one.waiting != null)
                    .forEach(one -> giveBack(one, Duration.ZERO));
            completeStopWhenEmpty();
        });
        return stopped;
    }

    @Override
    public int free() {
        return running ? workload.slots() - held.size() : 0;
    }

    @Override
    public Scope scope() {
        return workload.charge() == Charge.OWN ? Scope.only(charge) : Scope.everything();
    }

    @Override
    public void takeUp(List<Entry> claimed) {
        for (var entry : claimed) {
            var one = new Held(Course.of(entry));
            held.put(entry.upload().id(), one);
            if (running) {
                step(one);
            } else {
                giveBack(one, Duration.ZERO);
            }
        }
        completeStopWhenEmpty();
    }

    private void step(Held one) {
        one.waiting = null;
        Stages.begin(() -> voyage.next(one.course))
                .whenCompleteAsync((progress, failure) -> stepped(one, progress, failure), scheduler);
    }

    private void stepped(Held one, @Nullable Progress progress, @Nullable Throwable failure) {
        var id = one.course.entry().upload().id();
        if (held.get(id) != one) {
            return;
        }
        if (progress == null) {
            var attempt = one.course.entry().upload().attempt().number();
            LOG.log(
                    Level.ERROR,
                    "upload {0} cannot go on with attempt {1}: {2}",
                    id.value(),
                    attempt,
                    Stages.describe(failure));
            giveBack(one, workload.lookOut());
            return;
        }
        switch (progress) {
            case Onward onward -> goOn(one, onward.course());
            case Waiting waiting -> waitUntil(one, waiting.course(), waiting.until());
            case Over over -> letGo(one);
        }
    }

    private void goOn(Held one, Course course) {
        one.course = course;
        if (running) {
            step(one);
        } else {
            giveBack(one, Duration.ZERO);
        }
    }

    private void waitUntil(Held one, Course course, Instant until) {
        one.course = course;
        if (running && until.isBefore(scheduler.instant().plus(workload.hold()))) {
            one.waiting = scheduler.at(until, () -> step(one));
        } else {
            giveBack(one, Duration.between(scheduler.instant(), until));
        }
    }

    /** When the journal does not take it back, the lease runs out and does the same. */
    private void giveBack(Held one, Duration delay) {
        if (one.waiting != null) {
            one.waiting.cancel();
        }
        var id = one.course.entry().upload().id();
        claims.release(owner, id, delay).whenCompleteAsync((done, failure) -> letGo(one), scheduler);
    }

    private void letGo(Held one) {
        held.remove(one.course.entry().upload().id(), one);
        lookout.look();
        completeStopWhenEmpty();
    }

    private void renewLater() {
        var interval = workload.lease().dividedBy(3);
        nextRenewal = scheduler.at(scheduler.instant().plus(interval), this::renew);
    }

    private void renew() {
        var asked = Map.copyOf(held);
        if (!asked.isEmpty()) {
            claims.renew(owner, asked.keySet(), workload.lease())
                    .whenCompleteAsync((kept, failure) -> renewed(asked, kept), scheduler);
        }
        renewLater();
    }

    /** What was lost is somebody else's now; whatever we still decide about it will be refused by its version. */
    private void renewed(Map<UploadId, Held> asked, @Nullable Set<UploadId> kept) {
        if (kept == null) {
            return;
        }
        asked.forEach((id, one) -> {
            if (!kept.contains(id)) {
                lose(one);
            }
        });
    }

    private void lose(Held one) {
        if (one.waiting != null) {
            one.waiting.cancel();
        }
        letGo(one);
    }

    private void completeStopWhenEmpty() {
        if (!running && held.isEmpty() && !lookout.looking()) {
            nextRenewal.cancel();
            stopped.complete(null);
        }
    }
}
