package dev.ferry.domain.feedback;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One line of feedback.
 *
 * @param row the Platform's number of the row, or empty when the line names none
 * @param remark the text after the row, {@code value|message}, or the whole line when it names no row
 */
public record FeedbackEntry(OptionalLong row, String remark) {

    private static final Pattern ROW = Pattern.compile("\\s*(\\d{1,18})\\s*\\|(.*\\|.*)", Pattern.DOTALL);

    /**
     * Parses a line; a line that is not {@code row|value|message} is kept as a whole.
     *
     * @param line without its line break
     */
    public static FeedbackEntry parse(String line) {
        var matcher = ROW.matcher(line);
        return matcher.matches()
                ? new FeedbackEntry(OptionalLong.of(Long.parseLong(matcher.group(1))), matcher.group(2))
                : new FeedbackEntry(OptionalLong.empty(), line.strip());
    }
}
