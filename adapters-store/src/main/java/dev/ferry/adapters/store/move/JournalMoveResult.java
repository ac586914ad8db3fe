package dev.ferry.adapters.store.move;

/** What a journal has taken over from another. */
public record JournalMoveResult(long uploads, long events) {}
