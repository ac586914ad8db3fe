package dev.ferry.application.engine;

import dev.ferry.application.journal.Entry;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.application.settings.Workload;
import dev.ferry.application.voyage.Course;
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
final class Hold {

    private final String owner;
    private final Claims claims;
    private final Scheduler scheduler;
    private final Workload workload;

    private final Map<UploadId, Held> all = new HashMap<>();
    private Scheduler.Task nextRenewal = () -> {};

    Hold(String owner, Claims claims, Scheduler scheduler, Workload workload) {
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

    List<Held> waiting() {
        return all.values().stream().filter(Held::waits).toList();
    }

    Held take(Entry claimed) {
        var one = new Held(Course.of(claimed));
        all.put(one.id(), one);
        return one;
    }

    boolean has(Held one) {
        return all.get(one.id()) == one;
    }

    void letGo(Held one) {
        all.remove(one.id(), one);
    }

    /** When the journal does not take it back, the lease runs out and does the same. */
    CompletionStage<Void> giveBack(Held one, Duration delay) {
        one.wake();
        return claims.release(owner, one.id(), delay);
    }

    /** Renews all leases in time, again and again, and tells what was lost. */
    void renewLater(Consumer<Held> lost) {
        var interval = workload.lease().dividedBy(3);
        nextRenewal = scheduler.at(scheduler.instant().plus(interval), () -> renew(lost));
    }

    void renewNoMore() {
        nextRenewal.cancel();
    }

    private void renew(Consumer<Held> lost) {
        var asked = Map.copyOf(all);
        if (!asked.isEmpty()) {
            claims.renew(owner, asked.keySet(), workload.lease())
                    .whenCompleteAsync((kept, failure) -> renewed(asked, kept, lost), scheduler);
        }
        renewLater(lost);
    }

    /** What was lost is somebody else's now; whatever we still decide about it will be refused by its version. */
    private static void renewed(Map<UploadId, Held> asked, @Nullable Set<UploadId> kept, Consumer<Held> lost) {
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
