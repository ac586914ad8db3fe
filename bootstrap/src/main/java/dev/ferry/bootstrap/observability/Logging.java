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
 * Where log lines go: to standard error, since standard output is for data. Libraries only speak up when something is
 * wrong, whatever the level: what they say of every step may hold what is nobody's business.
 */
public final class Logging {

    /** One line each, whatever is in a message. */
    private static final String TEXT =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{20} %replace(%msg %kvp){'[\\r\\n]+', ' '}%n%nopex";

    /** A broken connection is told to whoever waits for it; Vert.x would tell everybody once more, as an error. */
    private static final List<String> CONNECTIONS =
            List.of("io.vertx.core.net.impl.ConnectionBase", "io.vertx.core.http.impl.HttpClientRequestImpl");

    private static final String IGNORED = "[ignore]";

    private Logging() {}

    /** Logs so from now on, in the whole program. */
    public static void begin(LogSettings settings) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        context.reset();
        toStandardError(context, settings.format());
        context.getLogger("dev.ferry").setLevel(Level.convertAnSLF4JLevel(settings.level()));
    }

    /** Warnings and worse. */
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

    /** What libraries say through the JDK's own logging goes where everything goes, from now on. */
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
