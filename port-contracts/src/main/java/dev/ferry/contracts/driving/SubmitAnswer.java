package dev.ferry.contracts.driving;

/** The answer that a client gets to a submission. */
public sealed interface SubmitAnswer {

    /** Ferry accepted the data set. */
    record Accepted(String id) implements SubmitAnswer {}

    /** Ferry refused the data set; a repeated request is refused too. */
    record Refused(String words) implements SubmitAnswer {}

    /** Ferry cannot accept the data set now; a repeated request may succeed. */
    record Failed(String words) implements SubmitAnswer {}
}
