package dev.ferry.adapters.rest.exchange;

import io.vertx.core.MultiMap;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The headers of every response. */
public final class StandardHeaders {

    /** RFC 9110 section 5.6.7; the JDK's RFC 1123 format writes days below 10 with one digit. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private StandardHeaders() {}

    /** Adds the time, the request's id, and the instruction to browsers not to guess the media type. */
    public static void addTo(MultiMap headers, String requestId) {
        headers.set("Date", HTTP_DATE.format(ZonedDateTime.now(ZoneOffset.UTC)))
                .set(RequestId.HEADER, requestId)
                .set("X-Content-Type-Options", "nosniff");
    }
}
