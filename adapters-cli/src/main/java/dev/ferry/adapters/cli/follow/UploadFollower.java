package dev.ferry.adapters.cli.follow;

import dev.ferry.adapters.cli.output.Console;
import dev.ferry.adapters.cli.output.ProgressLine;
import dev.ferry.adapters.cli.wiring.Session;
import dev.ferry.application.Ferry;
import dev.ferry.application.async.Await;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.UploadState;
import dev.ferry.domain.event.UploadEvent.ResultCollected;
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
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Waits for uploads on the calling thread and tells what happens to them. Should the user end the wait by Ctrl-C, it
 * says how to go on.
 */
public final class UploadFollower implements AutoCloseable {

    private static final Duration GLANCE = Duration.ofMillis(150);
    private static final int MOST_EVENTS = 100;

    private final Console console;
    private final Ferry ferry;
    private final boolean durable;
    private final ProgressLine progress;
    private final boolean quiet;
    private final Map<UploadId, JournalEntry> underWay = new ConcurrentHashMap<>();
    private final Map<UploadId, Long> told = new ConcurrentHashMap<>();
    private final Thread onInterrupt = new Thread(this::sayHowToGoOn, "ferry-interrupted");

    /**
     * Watches nothing yet.
     *
     * @param quiet whether to tell nothing but how to go on after Ctrl-C
     */
    public UploadFollower(Console console, Session session, boolean quiet) {
        this.console = console;
        this.ferry = session.ferry();
        this.durable = session.durable();
        this.quiet = quiet;
        this.progress = new ProgressLine(console);
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    /** Says that an upload will be waited for. */
    public void expect(JournalEntry entry) {
        underWay.put(entry.upload().id(), entry);
    }

    /**
     * Waits until it has come to rest.
     *
     * @return the upload at rest, or as it is when the patience ends
     */
    public JournalEntry untilAtRest(JournalEntry entry, Duration timeout) {
        return until(entry, timeout, JournalEntry::atRest);
    }

    /**
     * Waits until the Platform has given a token, or it comes to rest without.
     *
     * @return the upload as it is then
     */
    public JournalEntry untilTaken(JournalEntry entry, Duration timeout) {
        return until(entry, timeout, now -> now.atRest() || now.upload().token() != null);
    }

    /** Watches no more. */
    @Override
    public void close() {
        progress.close();
        underWay.clear();
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // the program is ending already, and the hook is on its way
        }
    }

    private JournalEntry until(JournalEntry entry, Duration timeout, Predicate<JournalEntry> enough) {
        var id = entry.upload().id();
        var start = System.nanoTime();
        var now = entry;
        for (var left = timeout; !enough.test(now) && left.isPositive(); left = timeout.minus(since(start))) {
            var glance = left.compareTo(GLANCE) < 0 ? left : GLANCE;
            now = Await.value(ferry.track().await(id, glance)).orElse(now);
            underWay.replace(id, now);
            tell(now, start);
        }
        tell(now, start);
        underWay.remove(id);
        progress.close();
        return now;
    }

    private void tell(JournalEntry entry, long start) {
        var id = entry.upload().id();
        var name = entry.upload().submission().name().value();
        for (var recorded : Await.value(ferry.events().of(id, told.getOrDefault(id, 0L), MOST_EVENTS))) {
            told.put(id, recorded.number());
            var line = line(recorded);
            if (line != null && !quiet) {
                progress.say(name + ": " + line);
            }
        }
        if (!quiet) {
            progress.spin("%s: %s, %.1f s"
                    .formatted(
                            name,
                            UploadState.of(entry.upload()).word(),
                            since(start).toMillis() / 1000.0));
        }
    }

    private static @Nullable String line(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case UploadQueued queued -> queued.attempt() == 1 ? "queued" : "queued as attempt " + queued.attempt();
            case UploadSubmitting submitting -> null;
            case UploadAccepted accepted ->
                "accepted by the Platform, processing token " + accepted.token().value();
            case ResultCollected collected -> "got " + collected.kind().key();
            case UploadDeferred deferred -> "put off: " + deferred.fault().summary();
            case UploadInDoubt inDoubt -> "in doubt: " + inDoubt.fault().summary();
            case UploadCompleted completed -> "completed";
            case UploadRejected rejected ->
                "rejected, status " + rejected.status().word();
            case UploadFailed failed -> "failed: " + failed.fault().summary();
            case UploadCancelled cancelled -> "cancelled";
        };
    }

    private void sayHowToGoOn() {
        progress.close();
        underWay.values().forEach(entry -> {
            var token = entry.upload().token();
            if (durable) {
                console.err()
                        .println("ferry: interrupted; nothing is lost. Go on with: ferry resume "
                                + entry.upload().id().value());
                return;
            }
            console.err()
                    .println(
                            token == null
                                    ? "ferry: interrupted before "
                                            + entry.upload().submission().name().value()
                                            + " was accepted; look on the Platform before you send it again"
                                    : "ferry: interrupted; the Platform goes on. Ask it with: ferry status "
                                            + token.value());
        });
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
