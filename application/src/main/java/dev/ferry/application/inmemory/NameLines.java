package dev.ferry.application.inmemory;

import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Queued;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the names: of each name, the uploads that are not at rest or that may hold others back, in the order of
 * acceptance. Each queued upload waits for the last one before it. Callers must have the journal's lock.
 */
final class NameLines {

    private final UploadRows rows;
    private final Map<DatasetName, NavigableMap<Long, UploadId>> lines = new HashMap<>();

    NameLines(UploadRows rows) {
        this.rows = rows;
    }

    /** Keeps the lines in step with a row that was stored or deleted. */
    void onChange(UploadRow row, boolean stored) {
        var name = row.entry().upload().submission().name();
        if (stored && (row.entry().due() != null || row.holdsUntil() != null)) {
            lines.computeIfAbsent(name, first -> new TreeMap<>())
                    .put(row.position(), row.entry().upload().id());
        } else {
            lines.computeIfPresent(name, (same, line) -> {
                line.remove(row.position());
                return line.isEmpty() ? null : line;
            });
        }
    }

    /** Lets an upload that was just queued wait for the last one before it. */
    UploadRow join(UploadRow queued, Instant now) {
        var holder = holderOf(queued, now);
        return holder == null
                ? queued
                : store(queued.behind(holder, queued.entry().version(), now));
    }

    /** Gives a changed upload its place, and lets the next one wait for its new predecessor, or go. */
    UploadRow move(UploadRow changed, UploadChange change, Instant now) {
        var placed = change.queuesAgain() ? join(changed, now) : changed;
        if (change.queuesAgain() || change.rests()) {
            line(changed).tailMap(changed.position(), false).values().stream()
                    .flatMap(this::row)
                    .filter(row -> row.entry().due() != null)
                    .findFirst()
                    .filter(next -> next.entry().upload() instanceof Queued)
                    .ifPresent(next -> moveNext(next, now));
        }
        return placed;
    }

    private void moveNext(UploadRow next, Instant now) {
        var holder = holderOf(next, now);
        if (holder != null || next.entry().waitingFor() != null) {
            store(next.behind(holder, next.entry().version() + 1, now));
        }
    }

    /** Whether a later upload of the name forbids the change. */
    boolean forbids(UploadChange change) {
        return change.queuesAgain()
                && rows.list(UploadQuery.laterThan(change.batch().state(), null, Integer.MAX_VALUE)).uploads().stream()
                        .anyMatch(later -> change.isForbiddenBy(later.upload()));
    }

    /** The ends of the doubts about uploads that were accepted before this one, whose data has replaced theirs. */
    List<UploadChange> superseded(UploadRow completed) {
        return line(completed).headMap(completed.position(), false).values().stream()
                .flatMap(this::row)
                .map(UploadRow::entry)
                .flatMap(entry -> entry.upload() instanceof InDoubt doubt
                        ? Stream.of(UploadChange.superseding(
                                entry, doubt, completed.entry().upload().id()))
                        : Stream.empty())
                .toList();
    }

    /** The last upload before this one that is not at rest; else the one of its line that may be under way longest. */
    private @Nullable UploadRow holderOf(UploadRow queued, Instant now) {
        var before =
                line(queued).headMap(queued.position(), false).descendingMap().values();
        return before.stream()
                .flatMap(this::row)
                .filter(row -> row.entry().due() != null)
                .findFirst()
                .or(() -> line(queued).values().stream()
                        .flatMap(this::row)
                        .filter(row -> row.entry().atRest() && row.holdsBack(now))
                        .max(Comparator.comparing((UploadRow row) ->
                                Optional.ofNullable(row.holdsUntil()).orElse(now))))
                .orElse(null);
    }

    private NavigableMap<Long, UploadId> line(UploadRow row) {
        return lines.getOrDefault(row.entry().upload().submission().name(), new TreeMap<>());
    }

    private Stream<UploadRow> row(UploadId id) {
        return Stream.ofNullable(rows.get(id));
    }

    private UploadRow store(UploadRow row) {
        rows.put(row.entry().upload().id(), row);
        return row;
    }
}
