package dev.ferry.adapters.http.settings;

import java.time.Duration;

/**
 * Bounds of time and size.
 *
 * @param connect how long a connection may take
 * @param call how long a question may take from first to last byte; for a result, to its first byte
 * @param upload how long an upload may take from first to last byte
 * @param idle how long a result may stand still between two pieces
 * @param answerBytes the largest answer to anything but a result
 * @param resultBytes the largest result
 * @param connections how many calls at a time are under way to an endpoint, and how many connections there are to each
 *     of the two hosts and for uploads
 * @param waiting how many calls to an endpoint may wait for that
 * @param tokenLifetime how long a token is good when neither {@code expires_in} nor {@code exp} says
 * @param renewalMargin how long before its end a token is renewed, at most; never more than a fifth of its life
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
        Duration renewalMargin) {

    /** Bounds that suit most. */
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
                Duration.ofMinutes(1));
    }
}
