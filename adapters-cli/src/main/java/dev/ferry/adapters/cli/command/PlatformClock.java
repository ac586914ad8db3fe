package dev.ferry.adapters.cli.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the Platform's clock from the {@code Date} field of a response (RFC 9110, section 6.6.1). */
final class PlatformClock {

    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(5);

    private PlatformClock() {}

    /**
     * Returns how far this machine's clock is ahead of the Platform's; empty when the Platform sends no date, or is not
     * called over HTTP.
     */
    static Optional<Duration> difference(String url) {
        if (!url.startsWith("http")) {
            return Optional.empty();
        }
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(RESPONSE_TIMEOUT)
                .method("HEAD", BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newBuilder().connectTimeout(RESPONSE_TIMEOUT).build()) {
            return http.send(request, BodyHandlers.discarding())
                    .headers()
                    .firstValue("Date")
                    .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
                    .map(platformTime -> Duration.between(platformTime, Instant.now()));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static String describe(Duration ahead) {
        return Math.abs(ahead.toSeconds()) <= 1
                ? "agrees with the Platform's"
                : "is " + Math.abs(ahead.toSeconds()) + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                        + " the Platform's";
    }
}
