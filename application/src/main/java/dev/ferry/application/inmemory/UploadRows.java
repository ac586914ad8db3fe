package dev.ferry.application.inmemory;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.PageCursor;
import dev.ferry.application.journal.UploadPage;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.application.port.driven.Retention.RetentionQuery;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.submission.UploadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All rows in the order of their creation, and those that can be claimed, the longest due first. Callers must have the
 * journal's lock.
 */
final class UploadRows {

    private static final Comparator<JournalEntry> OLDEST_FIRST = Comparator.comparing(JournalEntry::updatedAt)
            .thenComparing(entry -> entry.upload().id().value());

    private final Map<UploadId, UploadRow> all = new LinkedHashMap<>();
    private final Map<ProcessingToken, UploadId> byToken = new HashMap<>();
    private final NameLines lines = new NameLines(this);
    private long lastPosition;
    private final NavigableSet<Claimable> claimable = new TreeSet<>(Comparator.comparing(Claimable::from)
            .thenComparing(candidate -> candidate.id().value()));

    /** An upload, and when it can be claimed. */
    private record Claimable(Instant from, UploadId id) {}

    NameLines lines() {
        return lines;
    }

    @Nullable UploadRow get(UploadId id) {
        return all.get(id);
    }

    Collection<UploadRow> all() {
        return all.values();
    }

    /** A page of the entries, the newest first. */
    UploadPage list(UploadQuery query) {
        var before = query.before();
        var oldest = query.after() == null ? -1 : positionOf(query.after());
        var found = newestFirst(query.token()).stream()
                .map(UploadRow::entry)
                .filter(entry -> before == null || position(entry) < before.position())
                .takeWhile(entry -> position(entry) > oldest)
                .filter(entry -> query.states().isEmpty() || query.states().contains(UploadState.of(entry.upload())))
                .filter(entry -> startsWith(entry.upload().id().value(), query.idPrefix()))
                .filter(entry -> query.name() == null
                        || query.name().equals(entry.upload().submission().name()))
                .limit(query.limit() + 1L)
                .toList();
        var page = found.subList(0, Math.min(found.size(), query.limit()));
        return new UploadPage(page, found.size() > page.size() ? new PageCursor(position(page.getLast())) : null);
    }

    private List<UploadRow> newestFirst(@Nullable ProcessingToken token) {
        if (token == null) {
            return new ArrayList<>(all.values()).reversed();
        }
        var id = byToken.get(token);
        var row = id == null ? null : all.get(id);
        return row != null && token.equals(row.entry().upload().token()) ? List.of(row) : List.of();
    }

    private long position(JournalEntry entry) {
        return positionOf(entry.upload().id());
    }

    private static boolean startsWith(String id, String prefix) {
        return id.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private long positionOf(UploadId id) {
        var row = all.get(id);
        return row == null ? -1 : row.position();
    }

    /** The row of an upload that the journal has. */
    UploadRow existing(UploadId id) {
        return Objects.requireNonNull(all.get(id));
    }

    /** Adds an upload at the end of the line of its name. */
    UploadRow add(JournalEntry entry) {
        var row = UploadRow.of(entry, ++lastPosition);
        put(entry.upload().id(), row);
        return lines.join(row, entry.createdAt());
    }

    /** Adds a row, or replaces the upload's row. */
    void put(UploadId id, UploadRow row) {
        removeClaimable(id, all.put(id, row));
        var token = row.entry().upload().token();
        if (token != null) {
            byToken.put(token, id);
        }
        row.claimableFrom().ifPresent(from -> claimable.add(new Claimable(from, id)));
        lines.onChange(row, true);
    }

    void remove(UploadId id) {
        var row = all.remove(id);
        removeClaimable(id, row);
        if (row != null) {
            byToken.remove(row.entry().upload().token(), id);
            lines.onChange(row, false);
        }
    }

    /** The rows that can be claimed at this time, the longest due first. */
    Stream<UploadRow> claimableBy(Instant time, Scope scope) {
        return inScope(scope)
                .takeWhile(candidate -> !candidate.from().isAfter(time))
                .map(candidate -> all.get(candidate.id()));
    }

    /** The rows that can be claimed only after this time. */
    List<UploadRow> claimableAfter(Instant time, Scope scope) {
        var included = included(scope);
        return claimable.descendingSet().stream()
                .takeWhile(candidate -> candidate.from().isAfter(time))
                .filter(candidate -> included.test(candidate.id()))
                .map(candidate -> all.get(candidate.id()))
                .toList();
    }

    /** The uploads that the query asks for, the oldest first, after one of them. */
    List<JournalEntry> ended(RetentionQuery which, @Nullable JournalEntry after, int limit) {
        return all.values().stream()
                .filter(row -> row.lease() == null && which.includes(row.entry()))
                .map(UploadRow::entry)
                .filter(entry -> after == null || OLDEST_FIRST.compare(entry, after) > 0)
                .sorted(OLDEST_FIRST)
                .limit(limit)
                .toList();
    }

    Optional<Instant> nextClaimable(Scope scope) {
        return inScope(scope).map(Claimable::from).findFirst();
    }

    /** Makes the uploads due now that are due by a time, except leased ones. */
    void bringForward(Instant now, Instant until) {
        claimableBy(until, Scope.everything())
                .filter(row -> row.isDueAfter(now))
                .toList()
                .forEach(row ->
                        put(row.entry().upload().id(), row.with(row.entry().dueAt(now), row.lease())));
    }

    private Stream<Claimable> inScope(Scope scope) {
        var included = included(scope);
        return claimable.stream().filter(candidate -> included.test(candidate.id()));
    }

    /** The uploads of a scope, and all that they wait for. */
    private Predicate<UploadId> included(Scope scope) {
        if (scope.only() == null) {
            return id -> true;
        }
        var ids = new HashSet<UploadId>();
        for (var id : scope.only()) {
            for (var row = all.get(id);
                    row != null && ids.add(row.entry().upload().id()); ) {
                var holder = row.entry().waitingFor();
                row = holder == null ? null : all.get(holder);
            }
        }
        return ids::contains;
    }

    private void removeClaimable(UploadId id, @Nullable UploadRow row) {
        if (row != null) {
            row.claimableFrom().ifPresent(from -> claimable.remove(new Claimable(from, id)));
        }
    }
}
