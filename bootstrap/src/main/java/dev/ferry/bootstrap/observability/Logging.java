package dev.ferry.bootstrap.observability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.util.List;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Configures logging to standard error, because standard output is for data. Libraries log only warnings and errors at
 * every level, because their detailed messages may contain confidential data.
 */
public final class Logging {

    /** The pattern of a text line; line breaks in messages become spaces. */
    private static final String TEXT =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{20} %replace(%msg %kvp){'[\\r\\n]+', ' '}%n%nopex";

    /** Vert.x logs broken connections as errors here, although the caller already receives the failure. */
    private static final List<String> CONNECTIONS =
            List.of("io.vertx.core.net.impl.ConnectionBase", "io.vertx.core.http.impl.HttpClientRequestImpl");

    private static final String IGNORED = "[ignore]";

    private Logging() {}

    /** Configures logging for the whole program. */
    public static void configure(LogSettings settings) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        context.reset();
        toStandardError(context, settings.format());
        context.getLogger("dev.ferry").setLevel(Level.convertAnSLF4JLevel(settings.level()));
    }

    /** Logs warnings and errors to standard error. */
    static void toStandardError(LoggerContext context, LogSettings.Format format) {
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setTarget("System.err");
        appender.setEncoder(
                switch (format) {
                    case TEXT -> started(text(), context);
                    case JSON -> started(json(), context);
                });
        appender.setContext(context);
        appender.start();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        root.setLevel(Level.WARN);
        CONNECTIONS.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
    }

    /** Redirects the JDK's logging, which some libraries use, to this log. */
    public static void bridge() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static PatternLayoutEncoder text() {
        var encoder = new PatternLayoutEncoder();
        encoder.setPattern(TEXT);
        return encoder;
    }

    private static LogstashEncoder json() {
        var encoder = new LogstashEncoder();
        encoder.setTimeZone("UTC");
        var names = encoder.getFieldNames();
        names.setTimestamp("time");
        names.setLogger("logger");
        names.setThread("thread");
        names.setVersion(IGNORED);
        names.setLevelValue(IGNORED);
        return encoder;
    }

    private static <E extends Encoder<ILoggingEvent>> E started(E encoder, LoggerContext context) {
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }
}
