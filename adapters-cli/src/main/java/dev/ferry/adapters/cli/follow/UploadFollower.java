package dev.ferry.adapters.cli.follow;

import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.ProgressLine;
import dev.ferry.adapters.cli.output.UnknownStatusAdvice;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.application.Ferry;
import dev.ferry.application.async.Await;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.event.UploadEvent.ResultCollected;
import dev.ferry.domain.event.UploadEvent.ResultMissing;
import dev.ferry.domain.event.UploadEvent.UnknownStatus;
import dev.ferry.domain.event.UploadEvent.UploadAccepted;
import dev.ferry.domain.event.UploadEvent.UploadCancelled;
import dev.ferry.domain.event.UploadEvent.UploadCompleted;
import dev.ferry.domain.event.UploadEvent.UploadDeferred;
import dev.ferry.domain.event.UploadEvent.UploadFailed;
import dev.ferry.domain.event.UploadEvent.UploadInDoubt;
import dev.ferry.domain.event.UploadEvent.UploadQueued;
import dev.ferry.domain.event.UploadEvent.UploadRejected;
import dev.ferry.domain.event.UploadEvent.UploadSubmitting;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Submitting;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Waits for uploads on the calling thread and prints their events. If the user presses Ctrl-C, it prints what was sent,
 * and how to continue.
 */
public final class UploadFollower implements AutoCloseable {

    private static final Duration REFRESH_INTERVAL = Duration.ofMillis(150);
    private static final int MAX_EVENTS = 100;

    private final Ferry ferry;
    private final InterruptedUploads interrupted;
    private final ProgressLine progress;
    private final boolean quiet;
    private final Map<UploadId, JournalEntry> unfinished = new ConcurrentHashMap<>();
    private final Map<UploadId, Long> lastReported = new ConcurrentHashMap<>();
    private final Map<UploadId, UploadId> reportedHolders = new ConcurrentHashMap<>();
    private @Nullable Long waitStart;

    /**
     * Creates a follower without uploads.
     *
     * @param quiet whether to print only how to continue after Ctrl-C
     */
    public UploadFollower(Console console, Session session, boolean quiet) {
        this.ferry = session.ferry();
        this.interrupted = new InterruptedUploads(console, session);
        this.quiet = quiet;
        this.progress = new ProgressLine(console);
        session.onInterrupt(this::printInterrupted, this::printWayOn);
    }

    /** Adds an upload to follow. */
    public void add(JournalEntry entry) {
        unfinished.put(entry.upload().id(), entry);
    }

    /**
     * Waits until an upload is at rest.
     *
     * @param timeout the maximum time from the first wait for any upload
     * @return the upload at rest, or in its state at the timeout
     */
    public JournalEntry awaitAtRest(JournalEntry entry, Duration timeout) {
        return awaitUntil(entry, timeout, JournalEntry::atRest);
    }

    /**
     * Waits until the Platform has accepted an upload, or the upload is at rest.
     *
     * @param timeout the maximum time from the first wait for any upload
     * @return the upload in its state then, or at the timeout
     */
    public JournalEntry awaitAccepted(JournalEntry entry, Duration timeout) {
        return awaitUntil(entry, timeout, now -> now.atRest() || now.upload().token() != null);
    }

    /** Stops following: Ctrl-C has nothing to report any more. */
    @Override
    public void close() {
        progress.close();
        unfinished.clear();
    }

    private JournalEntry awaitUntil(JournalEntry entry, Duration timeout, Predicate<JournalEntry> isReached) {
        var id = entry.upload().id();
        var start = System.nanoTime();
        var firstStart = waitStart == null ? start : waitStart;
        waitStart = firstStart;
        var end = firstStart + timeout.toNanos();
        var now = entry;
        for (var left = left(end); !isReached.test(now) && left.isPositive(); left = left(end)) {
            now = refresh(now, left.compareTo(REFRESH_INTERVAL) < 0 ? left : REFRESH_INTERVAL, start);
        }
        now = awaitAnswer(now, start);
        report(now, start);
        unfinished.remove(id);
        progress.close();
        return now;
    }

    /**
     * Waits for the end of a request at the end of the wait, also of the upload for which this one waits: to break it
     * off would put that upload in doubt.
     */
    private JournalEntry awaitAnswer(JournalEntry entry, long start) {
        var holder = entry.waitingFor();
        if (holder != null) {
            Await.value(ferry.track().find(holder)).ifPresent(earlier -> awaitAnswer(earlier, start));
        }
        if (!(entry.upload() instanceof Submitting)) {
            return entry;
        }
        if (!quiet) {
            progress.print(entry.upload().submission().name().value()
                    + ": the wait is over, but it is being sent; waiting for the Platform's answer");
        }
        add(entry); // so that Ctrl-C speaks of the earlier upload too
        var now = entry;
        while (now.upload() instanceof Submitting) {
            now = refresh(now, REFRESH_INTERVAL, start);
        }
        unfinished.remove(now.upload().id());
        return now;
    }

    private JournalEntry refresh(JournalEntry entry, Duration maxWait, long start) {
        var id = entry.upload().id();
        var now = Await.value(ferry.track().await(id, maxWait)).orElse(entry);
        unfinished.replace(id, now);
        report(now, start);
        return now;
    }

    private void report(JournalEntry entry, long start) {
        var id = entry.upload().id();
        var name = entry.upload().submission().name().value();
        for (var recorded : Await.value(ferry.events().of(id, lastReported.getOrDefault(id, 0L), MAX_EVENTS))) {
            lastReported.put(id, recorded.number());
            var line = line(recorded);
            if (line != null && !quiet) {
                progress.print(name + ": " + line);
            }
        }
        reportHolder(entry);
        if (!quiet) {
            progress.update("%s: %s, %.1f s"
                    .formatted(
                            name,
                            UploadState.of(entry.upload()).word(),
                            since(start).toMillis() / 1000.0));
        }
    }

    /** Says what an upload waits for. When its turn has come, perhaps in another process, it is processed at once. */
    private void reportHolder(JournalEntry entry) {
        var id = entry.upload().id();
        var holder = entry.waitingFor();
        var before = holder == null ? reportedHolders.remove(id) : reportedHolders.put(id, holder);
        if (holder == null && before != null) {
            ferry.work().workOn(id);
        } else if (holder != null && !holder.equals(before) && !quiet) {
            progress.print("%s: waits for the earlier upload %s of the same name"
                    .formatted(entry.upload().submission().name().value(), holder.value()));
        }
    }

    private static @Nullable String line(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case UploadQueued queued -> queued.attempt() == 1 ? "queued" : "queued as attempt " + queued.attempt();
            case UploadSubmitting submitting -> null;
            case UploadAccepted accepted ->
                "accepted by the Platform, processing token " + accepted.token().value();
            case UnknownStatus unknown -> UnknownStatusAdvice.of(unknown.status());
            case ResultCollected collected -> "fetched " + collected.kind().key();
            case ResultMissing missing ->
                "could not fetch " + missing.kind().key() + ": "
                        + missing.fault().summary();
            case UploadDeferred deferred -> "deferred: " + deferred.fault().summary();
            case UploadInDoubt inDoubt -> "in doubt: " + inDoubt.fault().summary();
            case UploadCompleted completed -> "completed";
            case UploadRejected rejected ->
                "rejected, status " + rejected.status().word();
            case UploadFailed failed -> "failed: " + failed.fault().summary();
            case UploadCancelled cancelled -> "cancelled";
        };
    }

    private void printInterrupted() {
        progress.close();
        interrupted.printAtOnce(unfinished.values());
    }

    private void printWayOn() {
        interrupted.printWayOn(unfinished.values());
    }

    private static Duration left(long end) {
        return Duration.ofNanos(end - System.nanoTime());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
