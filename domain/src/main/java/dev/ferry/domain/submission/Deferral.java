package dev.ferry.domain.submission;

import dev.ferry.domain.fault.Fault;
import java.time.Instant;

/**
 * Why a queued upload has not gone out yet.
 *
 * @param count how many errors in a row put it off; 0 when it only had to wait
 * @param fault what stood in the way the last time
 * @param until when it is tried again
 */
public record Deferral(int count, Fault fault, Instant until) {}
