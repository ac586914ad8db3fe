package dev.ferry.adapters.http.settings;

import java.time.Duration;

/**
 * Limits on the time and size of calls.
 *
 * @param connect the longest time to open a connection
 * @param call the longest time for a token, status or result request, from first to last byte; for a result, to its
 *     first byte
 * @param upload the longest time for an upload, from first to last byte
 * @param idle the longest time between two chunks of a result
 * @param answerBytes the largest answer other than a result
 * @param resultBytes the largest result
 * @param connections the most concurrent calls to an endpoint, and the most connections to each of the two hosts and
 *     for uploads
 * @param waiting the most calls that may wait for an endpoint
 * @param tokenLifetime the lifetime of a token when neither {@code expires_in} nor {@code exp} states it
 * @param renewalMargin the longest time before expiry at which a token is renewed; at most a fifth of its lifetime
 * @param longestPause the longest pause that the Platform may ask for; a longer one is cut to this
 */
public record CallLimits(
        Duration connect,
        Duration call,
        Duration upload,
        Duration idle,
        int answerBytes,
        long resultBytes,
        int connections,
        int waiting,
        Duration tokenLifetime,
        Duration renewalMargin,
        Duration longestPause) {

    /** The default limits. */
    public static CallLimits standard() {
        return new CallLimits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(15),
                Duration.ofSeconds(30),
                256 * 1024,
                4L << 30,
                64,
                1024,
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofHours(1));
    }
}
