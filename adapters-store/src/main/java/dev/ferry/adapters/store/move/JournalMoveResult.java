package dev.ferry.adapters.store.move;

/**
 * What a journal has taken over from another.
 *
 * @param uploads how many uploads
 * @param events how many events
 */
public record JournalMoveResult(long uploads, long events) {}
