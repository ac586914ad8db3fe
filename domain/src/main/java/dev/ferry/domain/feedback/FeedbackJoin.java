package dev.ferry.domain.feedback;

import dev.ferry.domain.dataset.CsvRow;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins feedback with the rows of the file, as a parser reads them. It looks for the value of each remark in the row.
 * If the row does not contain the value, the problem says so, because the Platform may count rows differently.
 */
public final class FeedbackJoin implements Consumer<CsvRow> {

    private final Schema schema;
    private final RowNumbering numbering;
    private final Feedback feedback;
    private final Map<Long, List<Integer>> indexesByRow = new HashMap<>();
    private final @Nullable Problem[] problems;
    private boolean header;

    public FeedbackJoin(Schema schema, RowNumbering numbering, Feedback feedback) {
        this.schema = schema;
        this.numbering = numbering;
        this.feedback = feedback;
        this.problems = new Problem[feedback.entries().size()];
        for (int i = 0; i < problems.length; i++) {
            var row = feedback.entries().get(i).row();
            if (row.isPresent()) {
                indexesByRow
                        .computeIfAbsent(row.getAsLong(), none -> new ArrayList<>())
                        .add(i);
            }
        }
    }

    @Override
    public void accept(CsvRow row) {
        header |= schema.isHeader(row);
        for (var index : indexesByRow.getOrDefault(numbering.numberOf(row.number(), header), List.of())) {
            problems[index] = new Remark(feedback.entries().get(index).remark()).locateIn(row, schema);
        }
    }

    /**
     * The feedback as problems. Call it after the last row.
     *
     * @return one problem per entry, in the Platform's order
     */
    public List<Problem> problems() {
        var all = new ArrayList<Problem>(problems.length);
        for (int i = 0; i < problems.length; i++) {
            var problem = problems[i];
            all.add(problem != null ? problem : withoutRow(feedback.entries().get(i)));
        }
        return all;
    }

    private static Problem withoutRow(FeedbackEntry entry) {
        if (entry.row().isEmpty()) {
            return new Problem(0, null, null, entry.remark());
        }
        var remark = new Remark(entry.remark());
        return new Problem(
                0,
                null,
                remark.value(),
                remark.message() + " (the Platform says row " + entry.row().getAsLong()
                        + ", but the file has no such row)");
    }
}
