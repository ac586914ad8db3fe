package dev.ferry.application.settings;

import dev.ferry.domain.polling.Backoff;
import java.time.Duration;

/**
 * The time limits and retries before an upload fails.
 *
 * @param processing how long the Platform may take from acceptance to a final status
 * @param unavailable the delays after sending failed because the Platform was not available
 * @param unauthorized the delays after sending failed because the credentials were refused
 * @param requests the delays after a failed request for a status or a result; its limit counts only after the time for
 *     processing has passed
 * @param longestPause the longest pause of the account; after it, the Platform is asked again
 * @param unknownTokenGrace for how long after acceptance a Platform that does not know the processing token is polled
 *     again: another of its servers may have accepted the data
 */
public record RetryLimits(
        Duration processing,
        Backoff unavailable,
        Backoff unauthorized,
        Backoff requests,
        Duration longestPause,
        Duration unknownTokenGrace) {}
