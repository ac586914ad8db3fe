package dev.ferry.application.housekeeping;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.Ended;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.message.Tidied;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Payloads.Stored;
import dev.ferry.application.port.driven.Retention;
import dev.ferry.domain.submission.ContentRef;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** One run of housekeeping. Its numbers need no lock: one page is worked on at a time. */
public final class Tidying {

    /** One transaction of the journal's writer, over within milliseconds. */
    private static final int UPLOADS_A_PAGE = 64;

    private static final int PAYLOADS_A_PAGE = 256;

    private final Retention retention;
    private final Payloads payloads;
    private final Broom pruning;
    private final Executor where;

    private final Map<UploadState, Long> forgotten = new EnumMap<>(UploadState.class);
    private long deleted;
    private long bytes;

    /**
     * Ready to run, once.
     *
     * @param retention lists what has ended
     * @param payloads lists what is stored
     * @param pruning what happens to it
     * @param where every page begins there, and nothing blocks it
     */
    public Tidying(Retention retention, Payloads payloads, Broom pruning, Executor where) {
        this.retention = retention;
        this.payloads = payloads;
        this.pruning = pruning;
        this.where = where;
    }

    /**
     * Runs to the end.
     *
     * @param ended which uploads need not be remembered
     * @return what was cleared away
     */
    public CompletionStage<Tidied> run(Ended ended) {
        return new Pages<JournalEntry>(last -> retention.ended(ended, last, UPLOADS_A_PAGE), this::forget, where)
                .run()
                .thenCompose(forgot ->
                        new Pages<Stored>(last -> payloads.stored(last, PAYLOADS_A_PAGE), this::sweep, where).run())
                .thenApply(swept -> new Tidied(forgotten, deleted, bytes));
    }

    private CompletionStage<Void> forget(List<JournalEntry> page) {
        return Stages.all(page.stream().map(pruning::forget).toList()).thenAccept(outcomes -> {
            for (int i = 0; i < page.size(); i++) {
                if (outcomes.get(i)) {
                    forgotten.merge(UploadState.of(page.get(i).upload()), 1L, Long::sum);
                }
            }
        });
    }

    private CompletionStage<Void> sweep(List<Stored> page) {
        return pruning.sweep(page).thenAccept(this::count);
    }

    private void count(Set<ContentRef> gone) {
        deleted += gone.size();
        bytes += gone.stream().mapToLong(ContentRef::bytes).sum();
    }
}
