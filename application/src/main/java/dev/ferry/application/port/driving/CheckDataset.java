package dev.ferry.application.port.driving;

import dev.ferry.application.content.Content;
import dev.ferry.application.content.UnusableDataException.Remedy;
import dev.ferry.domain.dataset.Problem;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Checks a data set before it is sent. */
public interface CheckDataset {

    /**
     * Checks a data set against the schema. Nothing is stored or sent.
     *
     * @param allowEmpty whether data without rows is checked too
     */
    CompletionStage<CheckResult> check(Content data, Charset encoding, boolean allowEmpty);

    /** The result of a check. */
    sealed interface CheckResult {

        /**
         * The data is text and was checked.
         *
         * @param rows the number of rows of data, without the header
         * @param problems the first {@value #MAX_PROBLEMS} problems, in the order of the file
         * @param problemCount the number of all problems
         */
        record Report(long rows, List<Problem> problems, long problemCount) implements CheckResult {

            /** The number of problems that are listed; further ones are only counted. */
            public static final int MAX_PROBLEMS = 1000;

            public Report {
                problems = List.copyOf(problems);
            }
        }

        /**
         * The data cannot be sent: it is no text, or it has no rows.
         *
         * @param reason one line: the error, its place, and the remedy
         */
        record Unusable(String reason, Remedy remedy) implements CheckResult {}
    }
}
