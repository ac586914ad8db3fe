package dev.ferry.application.journal;

import dev.ferry.domain.event.UploadEvent;
import java.time.Instant;

/**
 * An event with its place in the journal.
 *
 * @param number 1 for the journal's first event, then in the order of commits, without gaps but for events of uploads
 *     that were forgotten; never given twice
 * @param at when it was committed, by the journal's clock
 * @param event what happened
 */
public record RecordedEvent(long number, Instant at, UploadEvent event) {}
