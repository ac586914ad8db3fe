package dev.ferry.benchmarks.pieces;

/** The Platform's short answers, each a JSON string. */
public enum ShortAnswer {
    /** The answer to a status request. */
    STATUS("completedsuccessfully"),
    /** The answer to an upload. */
    RECEIPT("3f2504e0-4f89-41d3-9a0c-0305e82c3301");

    final String text;

    ShortAnswer(String text) {
        this.text = text;
    }
}
