package dev.ferry.domain.submission;

import dev.ferry.domain.fault.Fault;
import java.time.Instant;

/**
 * The reason why a queued upload has not been sent yet.
 *
 * @param count how many errors in a row deferred it; 0 when it only had to wait
 * @param fault the last reason
 * @param until when it is sent again
 */
public record Deferral(int count, Fault fault, Instant until) {}
