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

/**
 * Follows everything that happens, from node to node: now and then it hangs up, or it is cut off, and goes on
 * elsewhere.
 */
final class Follower implements AutoCloseable {

    private final Supplier<Optional<String>> urls;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Thread thread;
    private volatile long last;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> amiss = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    Follower(Supplier<Optional<String>> urls) {
        this.urls = urls;
        this.thread = Thread.ofVirtual().start(this::follow);
    }

    /** The last number it has seen. */
    long last() {
        return last;
    }

    int connections() {
        return connections.get();
    }

    /** What it has missed or seen twice, empty when all is well. */
    List<String> amiss() {
        return amiss;
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
                // cut off
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void follow(String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + "/v1/events"))
                .header("Last-Event-ID", String.valueOf(last))
                .timeout(Duration.ofSeconds(5))
                .build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        connections.incrementAndGet();
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            var number = 0L;
            var enough = last + 1 + ThreadLocalRandom.current().nextInt(50);
            for (var line = lines.readLine(); line != null && last < enough; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    number = Long.parseLong(line.substring("id:".length()).strip());
                } else if (line.isEmpty() && number > 0) {
                    see(number);
                    number = 0;
                }
            }
        }
    }

    private void see(long number) {
        if (number != last + 1) {
            amiss.add("%d after %d".formatted(number, last));
        }
        last = number;
    }
}
