package dev.ferry.bootstrap.observability;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * How commands log; a service, or whoever sets {@code FERRY_LOG_LEVEL}, is served by {@link Logging#begin}. Logback
 * asks for it when the first logger is needed. Every command waits for that, and to read the same from XML takes
 * longer.
 */
public final class CommandLogging extends ContextAwareBase implements Configurator {

    /** For Logback, which finds it as a service. */
    public CommandLogging() {
        // nothing to set up before a context is there
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        Logging.toStandardError(context, LogSettings.Format.TEXT);
        // what a broken connection to a database means to Ferry, Ferry says
        context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
