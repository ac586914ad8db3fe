package dev.ferry.contracts.driving;

/** What a client is told about a data set that it has handed over. */
public sealed interface SubmitAnswer {

    /**
     * Ferry has it.
     *
     * @param id the upload's id
     */
    record Taken(String id) implements SubmitAnswer {}

    /** Ferry will not have it as it is, and trying again does not help. */
    record Refused(String words) implements SubmitAnswer {}

    /** Ferry cannot take it now; trying again may help. */
    record Troubled(String words) implements SubmitAnswer {}
}
