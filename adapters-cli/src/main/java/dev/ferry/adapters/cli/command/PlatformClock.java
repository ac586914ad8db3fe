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

/** What time it is at the Platform, by the {@code Date} of any answer (RFC 9110 section 6.6.1). */
final class PlatformClock {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private PlatformClock() {}

    /** By how much our clock is ahead of the Platform's; empty when it does not tell. */
    static Optional<Duration> difference(String url) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(ANSWER)
                .method("HEAD", BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
            return http.send(request, BodyHandlers.discarding())
                    .headers()
                    .firstValue("Date")
                    .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
                    .map(theirs -> Duration.between(theirs, Instant.now()));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static String words(Duration ahead) {
        return Math.abs(ahead.toSeconds()) <= 1
                ? "agrees with the Platform's"
                : "is " + Math.abs(ahead.toSeconds()) + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                        + " the Platform's";
    }
}
