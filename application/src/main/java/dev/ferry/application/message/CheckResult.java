package dev.ferry.application.message;

import dev.ferry.domain.dataset.Problem;
import java.util.List;

/** What a check found. */
public sealed interface CheckResult {

    /**
     * The data could be read.
     *
     * @param rows how many rows of data there are, the header not counted
     * @param problems what breaks the schema, in the order of the file; at most the first {@value #MOST_PROBLEMS}
     * @param problemCount how many there are in all
     */
    record Report(long rows, List<Problem> problems, long problemCount) implements CheckResult {

        /** So many problems are listed at the most; the rest is counted. */
        public static final int MOST_PROBLEMS = 1000;

        /** Copies the problems. */
        public Report {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The data is not text that could be sent.
     *
     * @param reason one line: what is wrong, where, and the remedy
     */
    record Unusable(String reason) implements CheckResult {}
}
