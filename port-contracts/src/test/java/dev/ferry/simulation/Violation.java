package dev.ferry.simulation;

/** An invariant was violated. */
final class Violation extends AssertionError {

    Violation(String message) {
        super(message);
    }
}
