package dev.ferry.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Follows all events. It changes the node from time to time, and whenever it loses the connection. */
final class EventFollower implements AutoCloseable {

    private final Supplier<Optional<String>> urls;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Thread thread;
    private volatile long lastNumber;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    EventFollower(Supplier<Optional<String>> urls) {
        this.urls = urls;
        this.thread = Thread.ofVirtual().start(this::follow);
    }

    /** The number of the last received event. */
    long lastNumber() {
        return lastNumber;
    }

    int connections() {
        return connections.get();
    }

    /** Missed and repeated numbers; empty if there are none. */
    List<String> errors() {
        return errors;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        http.shutdownNow();
    }

    private void follow() {
        while (!closed) {
            try {
                var url = urls.get();
                if (url.isPresent()) {
                    follow(url.get());
                }
            } catch (IOException e) {
                // the connection is lost
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void follow(String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + "/v1/events"))
                .header("Last-Event-ID", String.valueOf(lastNumber))
                .timeout(Duration.ofSeconds(5))
                .build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        connections.incrementAndGet();
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            var number = 0L;
            var target = lastNumber + 1 + ThreadLocalRandom.current().nextInt(50);
            for (var line = lines.readLine(); line != null && lastNumber < target; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    number = Long.parseLong(line.substring("id:".length()).strip());
                } else if (line.isEmpty() && number > 0) {
                    receive(number);
                    number = 0;
                }
            }
        }
    }

    private void receive(long number) {
        if (number != lastNumber + 1) {
            errors.add("%d after %d".formatted(number, lastNumber));
        }
        lastNumber = number;
    }
}
