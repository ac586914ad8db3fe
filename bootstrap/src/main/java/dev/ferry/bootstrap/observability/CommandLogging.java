package dev.ferry.bootstrap.observability;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Configures the logging of commands. A service, or a command with {@code FERRY_LOG_LEVEL}, uses
 * {@link Logging#configure} instead. Logback calls this class when the first logger is created. Java code is used
 * because reading the same from XML takes longer, and every command waits for it.
 */
public final class CommandLogging extends ContextAwareBase implements Configurator {

    /** Called by Logback's service loader. */
    public CommandLogging() {
        // there is nothing to set up before Logback provides a context
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        Logging.toStandardError(context, LogSettings.Format.TEXT);
        // Ferry itself reports broken connections to a database
        context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
