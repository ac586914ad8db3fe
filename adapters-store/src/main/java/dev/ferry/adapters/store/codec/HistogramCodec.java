package dev.ferry.adapters.store.codec;

import dev.ferry.domain.processingtime.ProcessingTimeHistogram;
import dev.ferry.domain.processingtime.TimeScale;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Converts a histogram of processing times to text and back: {@code step:weight} for each step that has a weight,
 * separated by commas.
 */
public final class HistogramCodec {

    /** The digits after the decimal point. Smaller weights are dropped. */
    private static final int DIGITS = 4;

    private HistogramCodec() {}

    /**
     * Writes a histogram.
     *
     * @return a text of a few hundred characters
     */
    public static String write(ProcessingTimeHistogram histogram) {
        return IntStream.range(0, TimeScale.STEPS)
                .filter(step -> rounded(histogram.weight(step)).signum() > 0)
                .mapToObj(step -> step + ":"
                        + rounded(histogram.weight(step)).stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(","));
    }

    /**
     * Reads a histogram.
     *
     * @param text the result of {@link #write}
     * @throws IOException when the text has another format
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
            throw new IOException("not a histogram of processing times: '" + text + "'", e);
        }
    }

    private static BigDecimal rounded(double weight) {
        return BigDecimal.valueOf(weight).setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
