package dev.ferry.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Engines complain of every fault of the store, and here there are thousands a second. */
final class QuietEngines implements BeforeAllCallback, AfterAllCallback {

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
