package dev.ferry.adapters.store.codec;

import dev.ferry.domain.processingtime.ProcessingTimeHistogram;
import dev.ferry.domain.processingtime.TimeScale;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A history as text: {@code step:weight} for each step that has one, with commas between them. */
public final class HistoryText {

    /** So many digits after the point; less has faded. */
    private static final int DIGITS = 4;

    private HistoryText() {}

    /**
     * Writes a history.
     *
     * @return a few hundred characters
     */
    public static String write(ProcessingTimeHistogram history) {
        return IntStream.range(0, TimeScale.STEPS)
                .filter(step -> rounded(history.weight(step)).signum() > 0)
                .mapToObj(step -> step + ":"
                        + rounded(history.weight(step)).stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(","));
    }

    /**
     * Reads a history.
     *
     * @param text as {@link #write} has it
     * @throws IOException when it is something else
     */
    public static ProcessingTimeHistogram read(String text) throws IOException {
        var weights = new double[TimeScale.STEPS];
        try {
            for (var part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
                var colon = part.indexOf(':');
                weights[Integer.parseInt(part.substring(0, colon))] = Double.parseDouble(part.substring(colon + 1));
            }
            return ProcessingTimeHistogram.of(weights);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("no history of processing times: '" + text + "'", e);
        }
    }

    private static BigDecimal rounded(double weight) {
        return BigDecimal.valueOf(weight).setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
