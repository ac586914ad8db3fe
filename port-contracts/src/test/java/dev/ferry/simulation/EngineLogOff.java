package dev.ferry.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Turns off the engine's log, because a simulation causes thousands of faults per second. */
final class EngineLogOff implements BeforeAllCallback, AfterAllCallback {

    private static final Logger ENGINES = Logger.getLogger("dev.ferry.application.engine");

    @Override
    public void beforeAll(ExtensionContext context) {
        ENGINES.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ENGINES.setLevel(null);
    }
}
