package dev.ferry.application.content;

import dev.ferry.domain.dataset.Problem;
import java.util.ArrayList;
import java.util.List;

/** The first problems of a data set, and the number of all. */
public final class Findings {

    /** The number of problems that are kept; further ones are only counted. */
    public static final int MAX_PROBLEMS = 1000;

    private final List<Problem> first = new ArrayList<>();
    private long count;
    private boolean onlyValues = true;

    public Findings() {}

    /** Adds a problem. */
    void add(Problem problem) {
        count++;
        onlyValues &= problem.column() != null;
        if (first.size() < MAX_PROBLEMS) {
            first.add(problem);
        }
    }

    /** The first problems, in the order of the file. */
    public List<Problem> first() {
        return List.copyOf(first);
    }

    /** The number of all problems. */
    public long count() {
        return count;
    }

    /** Whether every problem is about one value, so that every row could be read. */
    boolean onlyValues() {
        return onlyValues;
    }
}
