package dev.ferry.application.settings;

import dev.ferry.domain.polling.Backoff;
import java.time.Duration;

/**
 * How much trouble is borne before an upload fails.
 *
 * @param processing how long the Platform may take from acceptance to a final status
 * @param unavailable how deliveries that were not taken are put off
 * @param unauthorized how deliveries with refused credentials are put off
 * @param questions how questions that went wrong are put off; its limit counts only after the time for processing is
 *     over
 */
public record RetryLimits(Duration processing, Backoff unavailable, Backoff unauthorized, Backoff questions) {}
