package dev.ferry.simulation;

/** Something happened that never must. */
final class Violation extends AssertionError {

    Violation(String what) {
        super(what);
    }
}
