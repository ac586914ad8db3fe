package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.json.ProblemView;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.Ferry;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Rejected;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Reads uploads and converts them to replies.
 *
 * @param clock the current time, for Retry-After
 */
record UploadReplies(Ferry ferry, InstantSource clock) {

    /** The maximum number of problems or warnings shown with an upload; its links lead to all. */
    private static final int MAX_PROBLEMS = 1000;

    /**
     * The maximum for Retry-After. An upload claimed by an engine is due only when the lease expires, but usually
     * changes long before.
     */
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    Future<JournalEntry> find(RequestContext call, UploadId id) {
        return call.onContext(ferry.track().find(id)).map(found -> found.orElseThrow(() -> missing(id)));
    }

    static RefusedException missing(UploadId id) {
        return RefusedException.notFound("there is no upload '" + id.value() + "'");
    }

    /** Reads the problems of a rejected upload, or the warnings of a completed one; other uploads have neither. */
    Future<LinkedUpload> view(RequestContext call, JournalEntry entry) {
        return switch (entry.upload()) {
            case Rejected rejected ->
                call.onContext(ferry.results().problems(rejected.id()))
                        .map(all -> LinkedUpload.of(entry, first(all), List.of()));
            case Completed completed ->
                call.onContext(ferry.results().warnings(completed.id()))
                        .map(all -> LinkedUpload.of(entry, List.of(), first(all)));
            default -> Future.succeededFuture(LinkedUpload.of(entry, List.of(), List.of()));
        };
    }

    Future<Reply> reply(RequestContext call, int status, JournalEntry entry) {
        return view(call, entry).map(view -> headers(Reply.json(status, view), entry));
    }

    Reply headers(Reply reply, JournalEntry entry) {
        var tagged = reply.with("ETag", EntityTag.of(entry).toString());
        var due = entry.due();
        if (due == null) {
            return tagged;
        }
        var wait = Duration.between(clock.instant(), due);
        var seconds = Math.clamp(wait.plusMillis(999).toSeconds(), 1, MAX_WAIT.toSeconds());
        return tagged.with("Retry-After", Long.toString(seconds));
    }

    private static List<ProblemView> first(List<Problem> all) {
        return ProblemView.of(all.subList(0, Math.min(all.size(), MAX_PROBLEMS)));
    }
}
