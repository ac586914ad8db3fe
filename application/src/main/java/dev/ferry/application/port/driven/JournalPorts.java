package dev.ferry.application.port.driven;

import dev.ferry.application.port.EventLog;
import java.util.function.UnaryOperator;

/** The six ports of one journal. They share its transactions and its clock, so they are always used together. */
public record JournalPorts(
        Journal uploads,
        Claims claims,
        EventLog events,
        Retention retention,
        ProcessingTimes times,
        RowNumberings numberings) {

    /** The same ports with decorators around the two that the engine writes through. */
    public JournalPorts decorated(UnaryOperator<Journal> aroundUploads, UnaryOperator<Claims> aroundClaims) {
        return new JournalPorts(
                aroundUploads.apply(uploads), aroundClaims.apply(claims), events, retention, times, numberings);
    }
}
