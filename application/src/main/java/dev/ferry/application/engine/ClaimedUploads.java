package dev.ferry.application.engine;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.application.settings.Workload;
import dev.ferry.application.step.ClaimedUpload;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The uploads that this engine has claimed, at most one per slot, and their leases. Some are at a step, the others wait
 * for their next one. On the scheduler's thread only.
 */
final class ClaimedUploads {

    private final String owner;
    private final Claims claims;
    private final Scheduler scheduler;
    private final Workload workload;

    private final Map<UploadId, ClaimedUpload> all = new HashMap<>();
    private final Map<UploadId, Scheduler.Task> timers = new HashMap<>();
    private final Set<UploadId> releasing = new HashSet<>();
    private Scheduler.Task nextRenewal = () -> {};

    ClaimedUploads(String owner, Claims claims, Scheduler scheduler, Workload workload) {
        this.owner = owner;
        this.claims = claims;
        this.scheduler = scheduler;
        this.workload = workload;
    }

    int freeSlots() {
        return workload.slots() - all.size();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether less than half of the slots wait. */
    boolean hasRoomToWait() {
        return timers.size() < workload.slots() / 2;
    }

    List<ClaimedUpload> all() {
        return List.copyOf(all.values());
    }

    List<ClaimedUpload> waiting() {
        return timers.keySet().stream().map(all::get).toList();
    }

    ClaimedUpload add(JournalEntry entry, boolean own) {
        var claimed = ClaimedUpload.of(entry, own);
        stopWaiting(claimed);
        releasing.remove(claimed.id());
        all.put(claimed.id(), claimed);
        return claimed;
    }

    /** Whether the engine works on an upload, and does not release it. */
    boolean holds(UploadId id) {
        return all.containsKey(id) && !releasing.contains(id);
    }

    /** Whether the claim is still this one: false after a release, a loss, or a later claim of the same upload. */
    boolean contains(ClaimedUpload claimed) {
        var current = all.get(claimed.id());
        return current != null && current.claimVersion() == claimed.claimVersion();
    }

    void remove(ClaimedUpload claimed) {
        if (contains(claimed)) {
            stopWaiting(claimed);
            releasing.remove(claimed.id());
            all.remove(claimed.id());
        }
    }

    void waitUntil(ClaimedUpload claimed, Instant until, Runnable step) {
        all.put(claimed.id(), claimed);
        timers.put(claimed.id(), scheduler.at(until, step));
    }

    void stopWaiting(ClaimedUpload claimed) {
        var timer = timers.remove(claimed.id());
        if (timer != null) {
            timer.cancel();
        }
    }

    /** Releases the lease in the journal. If that write fails, the lease expires and has the same effect. */
    CompletionStage<Void> release(ClaimedUpload claimed, Duration delay) {
        stopWaiting(claimed);
        releasing.add(claimed.id());
        return claims.release(owner, claimed.id(), delay);
    }

    /** Makes uploads due now that the journal would release within a time. */
    CompletionStage<Void> bringForward(Duration within) {
        return claims.bringForward(within);
    }

    /** Renews all leases after each third of their time, and reports each lost one. */
    void startRenewals(Consumer<ClaimedUpload> onLost) {
        var interval = workload.lease().dividedBy(3);
        nextRenewal = scheduler.at(scheduler.instant().plus(interval), () -> renew(onLost));
    }

    void stopRenewals() {
        nextRenewal.cancel();
    }

    private void renew(Consumer<ClaimedUpload> onLost) {
        var asked = Map.copyOf(all);
        if (!asked.isEmpty()) {
            claims.renew(owner, asked.keySet(), workload.lease())
                    .whenCompleteAsync((renewed, failure) -> reportLost(asked, renewed, onLost), scheduler);
        }
        startRenewals(onLost);
    }

    /** Another owner has the lost ones. The journal refuses all that this engine still decides about them. */
    private void reportLost(
            Map<UploadId, ClaimedUpload> asked, @Nullable Set<UploadId> renewed, Consumer<ClaimedUpload> onLost) {
        if (renewed == null) {
            return;
        }
        asked.forEach((id, claimed) -> {
            if (!renewed.contains(id) && contains(claimed)) {
                onLost.accept(claimed);
            }
        });
    }
}
