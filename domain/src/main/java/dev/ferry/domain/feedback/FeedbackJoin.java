package dev.ferry.domain.feedback;

import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.table.TableRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins feedback with the rows of the file. It looks for the value of each remark in the row with the remark's number.
 * If several ways to number the rows are possible, it takes the one under which most rows contain the value. If the row
 * does not contain the value, the problem says so.
 */
public final class FeedbackJoin {

    private final Schema schema;
    private final Set<RowNumbering> known;
    private final Feedback feedback;
    private final Map<Long, List<Integer>> entriesByRow = new HashMap<>();
    private final List<Candidate> candidates;
    private boolean header;

    /**
     * Starts before the first row.
     *
     * @param numberings the possible ways to number the rows, the most usual first; at least one
     * @param known the ways that earlier feedback has left, which decide between equally good ones; empty if there was
     *     none
     */
    public FeedbackJoin(
            Schema schema, Collection<RowNumbering> numberings, Collection<RowNumbering> known, Feedback feedback) {
        this.schema = schema;
        this.known = Set.copyOf(known);
        this.feedback = feedback;
        this.candidates = numberings.stream()
                .map(numbering -> new Candidate(numbering, feedback.entries().size()))
                .toList();
        for (int i = 0; i < feedback.entries().size(); i++) {
            var row = feedback.entries().get(i).row();
            if (row.isPresent()) {
                entriesByRow
                        .computeIfAbsent(row.getAsLong(), none -> new ArrayList<>())
                        .add(i);
            }
        }
    }

    /**
     * Reads the next row of the data.
     *
     * @param headerWasSent whether the data that was sent has a header; the same for every row
     */
    public void accept(TableRow row, boolean headerWasSent) {
        header = headerWasSent;
        for (var candidate : candidates) {
            var number = candidate.numbering.numberOf(row.number() + (header ? 1 : 0), header);
            for (var index : entriesByRow.getOrDefault(number, List.of())) {
                candidate.locate(index, new Remark(feedback.entries().get(index).remark()).locateIn(row, schema));
            }
        }
    }

    /** The feedback as problems. Call it after the last row. */
    public JoinedFeedback result() {
        var best = best();
        var expected = best.stream()
                .filter(candidate -> known.contains(candidate.numbering))
                .toList();
        var chosen = expected.isEmpty() ? best : expected;
        var first = chosen.getFirst();
        var uncertain = chosen.stream().map(this::numberOfFirstRow).distinct().count() > 1;
        var problems = new ArrayList<Problem>(first.found.length);
        for (int i = 0; i < first.found.length; i++) {
            problems.add(problem(feedback.entries().get(i), first.found[i], uncertain));
        }
        var learned = uncertain || first.matches == 0
                ? List.<RowNumbering>of()
                : chosen.stream().map(candidate -> candidate.numbering).toList();
        return new JoinedFeedback(problems, learned);
    }

    /** The numberings under which most values are in their rows, and of these the ones under which most rows exist. */
    private List<Candidate> best() {
        var order = Comparator.comparingInt((Candidate candidate) -> candidate.matches)
                .thenComparingInt(candidate -> candidate.rows);
        var most = candidates.stream().max(order).orElseThrow();
        return candidates.stream()
                .filter(candidate -> order.compare(candidate, most) == 0)
                .toList();
    }

    private long numberOfFirstRow(Candidate candidate) {
        return candidate.numbering.numberOf(1, header);
    }

    private static Problem problem(FeedbackEntry entry, Remark.@Nullable Located found, boolean uncertain) {
        if (found != null) {
            return uncertain
                    ? found.problem()
                            .withRemark("the row may be another: how the Platform counts rows is not known yet")
                    : found.problem();
        }
        if (entry.row().isEmpty()) {
            return new Problem(0, null, null, entry.remark());
        }
        var remark = new Remark(entry.remark());
        return new Problem(0, null, remark.value(), remark.message())
                .withRemark("the Platform says row " + entry.row().getAsLong() + ", but the file has no such row");
    }

    /** The join under one numbering. */
    private static final class Candidate {

        private final RowNumbering numbering;
        private final Remark.@Nullable Located[] found;
        private int matches;
        private int rows;

        private Candidate(RowNumbering numbering, int entries) {
            this.numbering = numbering;
            this.found = new Remark.Located[entries];
        }

        private void locate(int index, Remark.Located located) {
            found[index] = located;
            rows++;
            if (located.hasValue()) {
                matches++;
            }
        }
    }
}
