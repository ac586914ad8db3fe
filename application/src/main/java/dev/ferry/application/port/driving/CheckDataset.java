package dev.ferry.application.port.driving;

import dev.ferry.application.content.Content;
import dev.ferry.domain.dataset.Problem;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Looks for mistakes before anything is sent. */
public interface CheckDataset {

    /** Checks a data set against the schema. Nothing is stored and nothing is sent. */
    CompletionStage<CheckResult> check(Content data, Charset encoding);

    /** What a check found. */
    sealed interface CheckResult {

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
}
