package dev.ferry.domain.submission;

import dev.ferry.domain.fault.Fault;
import java.time.Instant;

/**
 * Why and until when a queued upload waits. It may have been sent before, and refused.
 *
 * @param count how many errors in a row deferred it; 0 when it only had to wait
 * @param fault the last reason
 * @param until when Ferry tries to send it again
 */
public record Deferral(int count, Fault fault, Instant until) {}
