package dev.ferry.domain.feedback;

import dev.ferry.domain.dataset.Problem;
import java.util.List;

/**
 * Feedback with its places in the file.
 *
 * @param problems one per entry, in the Platform's order
 * @param numberings the ways to number the rows under which most values are in their rows; empty when no value is in
 *     its row, or several ways with different rows are as good
 */
public record JoinedFeedback(List<Problem> problems, List<RowNumbering> numberings) {

    public JoinedFeedback {
        problems = List.copyOf(problems);
        numberings = List.copyOf(numberings);
    }
}
