package dev.ferry.application.port.driving;

import dev.ferry.application.content.Content;
import dev.ferry.application.content.UnusableDataException.Remedy;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.table.TableFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Checks a data set before it is sent. */
public interface CheckDataset {

    /**
     * Reads a data set as it would be read for an upload. Nothing is stored or sent.
     *
     * @param data opened several times
     * @param format what is said about the form of the data; all else is detected
     * @param allowEmpty whether data without rows is checked too
     */
    CompletionStage<CheckResult> check(Content data, TableFormat format, boolean allowEmpty);

    /** The result of a check. */
    sealed interface CheckResult {

        /**
         * The data is text and was checked.
         *
         * @param rows the number of rows of data, without the header
         * @param header what was taken for the header, and why, in one sentence
         * @param notes what is left out or read in another way than it looks, one sentence each
         * @param problems the first problems, in the order of the file
         * @param problemCount the number of all problems
         * @param toSend the bytes that an upload would send; empty when it would be refused
         */
        record Report(
                long rows,
                String header,
                List<String> notes,
                List<Problem> problems,
                long problemCount,
                Optional<Content> toSend)
                implements CheckResult {

            public Report {
                notes = List.copyOf(notes);
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
