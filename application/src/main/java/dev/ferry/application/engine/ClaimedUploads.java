package dev.ferry.application.engine;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.application.settings.Workload;
import dev.ferry.application.step.ClaimedUpload;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The uploads under our lease, bounded whatever the backlog, and their leases. Some are at a step, others wait for
 * their next one. On the scheduler's thread only.
 */
final class ClaimedUploads {

    private final String owner;
    private final Claims claims;
    private final Scheduler scheduler;
    private final Workload workload;

    private final Map<UploadId, EngineSlot> all = new HashMap<>();
    private Scheduler.Task nextRenewal = () -> {};

    ClaimedUploads(String owner, Claims claims, Scheduler scheduler, Workload workload) {
        this.owner = owner;
        this.claims = claims;
        this.scheduler = scheduler;
        this.workload = workload;
    }

    int free() {
        return workload.slots() - all.size();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether one more may wait without being in the way of work: no more than half of the slots wait. */
    boolean hasRoomToWait() {
        return waiting().size() < workload.slots() / 2;
    }

    List<EngineSlot> waiting() {
        return all.values().stream().filter(EngineSlot::timing).toList();
    }

    EngineSlot take(JournalEntry claimed) {
        var one = new EngineSlot(ClaimedUpload.of(claimed));
        all.put(one.id(), one);
        return one;
    }

    boolean has(EngineSlot one) {
        return all.get(one.id()) == one;
    }

    void letGo(EngineSlot one) {
        all.remove(one.id(), one);
    }

    /** When the journal does not take it back, the lease runs out and does the same. */
    CompletionStage<Void> giveBack(EngineSlot one, Duration delay) {
        one.wake();
        return claims.release(owner, one.id(), delay);
    }

    /** Renews all leases in time, again and again, and tells what was lost. */
    void renewLater(Consumer<EngineSlot> lost) {
        var interval = workload.lease().dividedBy(3);
        nextRenewal = scheduler.at(scheduler.instant().plus(interval), () -> renew(lost));
    }

    void renewNoMore() {
        nextRenewal.cancel();
    }

    private void renew(Consumer<EngineSlot> lost) {
        var asked = Map.copyOf(all);
        if (!asked.isEmpty()) {
            claims.renew(owner, asked.keySet(), workload.lease())
                    .whenCompleteAsync((kept, failure) -> renewed(asked, kept, lost), scheduler);
        }
        renewLater(lost);
    }

    /** What was lost is somebody else's now; whatever we still decide about it will be refused by its version. */
    private static void renewed(
            Map<UploadId, EngineSlot> asked, @Nullable Set<UploadId> kept, Consumer<EngineSlot> lost) {
        if (kept == null) {
            return;
        }
        asked.forEach((id, one) -> {
            if (!kept.contains(id)) {
                lost.accept(one);
            }
        });
    }
}
