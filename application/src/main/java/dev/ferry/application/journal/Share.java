package dev.ferry.application.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one node may use of an account that several share.
 *
 * @param callsPerSecond how many calls to each endpoint, 0 when there is nothing to be had yet
 * @param until when it ends, by the journal's clock, unless it is asked for again
 * @param pausedUntil until when nobody may call at all, by the journal's clock; null when no pause was asked for
 */
public record Share(
        int callsPerSecond, Instant until, @Nullable Instant pausedUntil) {}
