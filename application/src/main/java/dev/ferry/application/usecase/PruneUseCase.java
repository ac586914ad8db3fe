package dev.ferry.application.usecase;

import dev.ferry.application.async.Stages;
import dev.ferry.application.housekeeping.DryBroom;
import dev.ferry.application.housekeeping.Tidying;
import dev.ferry.application.housekeeping.WetBroom;
import dev.ferry.application.journal.Ended;
import dev.ferry.application.message.RetentionRule;
import dev.ferry.application.message.Tidied;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Retention;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.application.port.driving.Prune;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Makes room, a page at a time. */
public final class PruneUseCase implements Prune {

    /**
     * Bytes are stored a moment before the upload that needs them is entered. Nobody takes this long between the two,
     * and clocks of machines that share a store do not differ by as much.
     */
    private static final Duration GRACE = Duration.ofHours(1);

    private final Retention retention;
    private final Payloads payloads;
    private final Scheduler scheduler;

    /**
     * Ready to tidy.
     *
     * @param retention forgets uploads
     * @param payloads deletes bytes
     * @param scheduler tells how old something is, and where to go on
     */
    public PruneUseCase(Retention retention, Payloads payloads, Scheduler scheduler) {
        this.retention = retention;
        this.payloads = payloads;
        this.scheduler = scheduler;
    }

    @Override
    public CompletionStage<Tidied> prune(RetentionRule rule, boolean dryRun) {
        var now = scheduler.instant();
        var ended = new Ended(rule.states(), now.minus(rule.age()));
        var storedBefore = now.minus(GRACE);
        var pruning =
                dryRun ? new DryBroom(retention, ended, storedBefore) : new WetBroom(retention, payloads, storedBefore);
        return Stages.bare(new Tidying(retention, payloads, pruning, scheduler).run(ended));
    }
}
