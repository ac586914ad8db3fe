package dev.ferry.contracts;

import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.EventLog;
import dev.ferry.application.port.driven.Journal;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A journal under test.
 *
 * @param journal its uploads
 * @param claims its claims
 * @param events its events
 * @param passTime lets the journal's own clock go on by so much
 */
public record JournalPorts(Journal journal, Claims claims, EventLog events, Consumer<Duration> passTime) {}
