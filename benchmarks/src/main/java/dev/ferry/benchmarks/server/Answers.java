package dev.ferry.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** Creates the answers of the Platform. It is stateless: a processing token contains the end of processing. */
final class Answers {

    private static final byte[] TOKEN = answer(
            "application/json", "{\"access_token\":\"a.bearer.token\",\"token_type\":\"Bearer\",\"expires_in\":86400}");
    private static final byte[] DONE = answer("application/json", "\"completedsuccessfully\"");
    private static final byte[] UNDER_WAY = answer("application/json", "\"processing\"");
    private static final byte[] RESULT = answer("text/plain", "employee,shift,result\n4711,early,17\n4712,late,18\n");

    private static final String TOKEN_PARAMETER = "token=";
    private static final int HEX = 16;

    private final LongSupplier millis;
    private final double meanMillis;
    private final SplittableRandom random = new SplittableRandom(6);
    private int count;

    /**
     * Creates a Platform.
     *
     * @param millis the clock, in milliseconds
     * @param meanMillis the mean of the exponentially distributed processing time, 0 for none
     */
    Answers(LongSupplier millis, double meanMillis) {
        this.millis = millis;
        this.meanMillis = meanMillis;
    }

    /** The complete answer to a request, by its request line. */
    byte[] to(String line) {
        if (line.startsWith("POST /api/UploadData")) {
            return answer("application/json", "\"" + token(millis.getAsLong() + processing()) + "\"");
        }
        if (line.startsWith("POST")) {
            return TOKEN;
        }
        if (line.contains("dataKey=status")) {
            return millis.getAsLong() >= processedAt(line) ? DONE : UNDER_WAY;
        }
        return RESULT;
    }

    private long processing() {
        return meanMillis == 0 ? 0 : Math.round(-meanMillis * Math.log(1 - random.nextDouble()));
    }

    private String token(long processedAt) {
        return "%08x-0000-4000-8000-%012x".formatted(++count, processedAt);
    }

    private static long processedAt(String line) {
        var token = line.indexOf(TOKEN_PARAMETER) + TOKEN_PARAMETER.length();
        return Long.parseLong(line, token + 24, token + 36, HEX);
    }

    private static byte[] answer(String type, String body) {
        return ("HTTP/1.1 200 OK\r\n"
                        + "Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s".formatted(type, body.length(), body))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
