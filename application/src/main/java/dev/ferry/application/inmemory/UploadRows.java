package dev.ferry.application.inmemory;

import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.domain.submission.UploadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All rows in the order in which they came, and beside them those that can be claimed, the longest due first. Whoever
 * uses it holds the journal's lock.
 */
final class UploadRows {

    private final Map<UploadId, UploadRow> all = new LinkedHashMap<>();
    private final NavigableSet<Claimable> claimable = new TreeSet<>(
            Comparator.comparing(Claimable::from).thenComparing(one -> one.id().value()));

    /** An upload that can be claimed from then on. */
    private record Claimable(Instant from, UploadId id) {}

    @Nullable UploadRow get(UploadId id) {
        return all.get(id);
    }

    Collection<UploadRow> all() {
        return all.values();
    }

    Stream<UploadRow> newestFirst() {
        return new ArrayList<>(all.values()).reversed().stream();
    }

    /** Puts a row in the place of the one before. */
    void put(UploadId id, UploadRow row) {
        unlist(id, all.put(id, row));
        row.claimableFrom().ifPresent(from -> claimable.add(new Claimable(from, id)));
    }

    void remove(UploadId id) {
        unlist(id, all.remove(id));
    }

    /** Those that can be claimed by then, the longest due first. */
    Stream<UploadRow> claimableBy(Instant then, Scope scope) {
        return inScope(scope).takeWhile(one -> !one.from().isAfter(then)).map(one -> all.get(one.id()));
    }

    Optional<Instant> nextClaimable(Scope scope) {
        return inScope(scope).map(Claimable::from).findFirst();
    }

    private Stream<Claimable> inScope(Scope scope) {
        return claimable.stream().filter(one -> scope.includes(one.id()));
    }

    private void unlist(UploadId id, @Nullable UploadRow row) {
        if (row != null) {
            row.claimableFrom().ifPresent(from -> claimable.remove(new Claimable(from, id)));
        }
    }
}
