package dev.ferry.adapters.store.move;

/** The numbers of uploads and events in a journal after a move. */
public record JournalMoveResult(long uploads, long events) {}
