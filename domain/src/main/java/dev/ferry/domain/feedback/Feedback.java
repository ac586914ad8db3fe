package dev.ferry.domain.feedback;

import java.util.List;

/**
 * The Platform's feedback.
 *
 * @param entries one per line, in the Platform's order
 */
public record Feedback(List<FeedbackEntry> entries) {

    public Feedback {
        entries = List.copyOf(entries);
    }

    /** Parses feedback; blank lines are skipped, and a line in any other format is kept. */
    public static Feedback parse(String text) {
        var body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new Feedback(body.lines()
                .filter(line -> !line.isBlank())
                .map(FeedbackEntry::parse)
                .toList());
    }

    /**
     * Whether at least one line is {@code row|value|message}. Other text, such as a greeting, is not a complaint about
     * the data.
     */
    public boolean namesRows() {
        return !onRows().entries().isEmpty();
    }

    /** The lines that are {@code row|value|message}. */
    public Feedback onRows() {
        return new Feedback(
                entries.stream().filter(entry -> entry.row().isPresent()).toList());
    }
}
