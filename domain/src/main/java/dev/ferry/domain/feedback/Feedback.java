package dev.ferry.domain.feedback;

import java.util.List;

/**
 * The Platform's remarks, in its order.
 *
 * @param entries one a line
 */
public record Feedback(List<FeedbackEntry> entries) {

    /** Copies the entries. */
    public Feedback {
        entries = List.copyOf(entries);
    }

    /** Reads feedback as tolerantly as it can be: blank lines are passed over, others are kept. */
    public static Feedback parse(String text) {
        var body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new Feedback(body.lines()
                .filter(line -> !line.isBlank())
                .map(FeedbackEntry::parse)
                .toList());
    }

    /**
     * Whether it complains about rows, rather than, say, greeting us.
     *
     * @return true when at least one line is {@code row|value|message}
     */
    public boolean namesRows() {
        return entries.stream().anyMatch(entry -> entry.row().isPresent());
    }
}
