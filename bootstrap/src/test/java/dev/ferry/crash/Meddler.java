package dev.ferry.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the sandbox and spoils the first request for data sets whose names ask for it: {@code busy} is answered
 * 503, and {@code drop} always, {@code refuse} 409, {@code doubt} is delivered and its answer dropped, {@code hang} is
 * neither delivered nor answered, and the last result of {@code slow} is answered 429, which the adapter does not ask
 * for again by itself.
 */
final class Meddler implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("\"Name\":\"([^\"]*)\"");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");

    private final String sandbox;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<String> spoilt = ConcurrentHashMap.newKeySet();
    private final Map<String, String> namesByToken = new ConcurrentHashMap<>();

    Meddler(String sandbox) throws IOException {
        this.sandbox = sandbox;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::meddle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }

    private void meddle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var uri = exchange.getRequestURI().toString();
            if (uri.startsWith("/api/UploadData")) {
                upload(exchange, body);
            } else if (uri.contains("tableofresultids") && firstFor("slow", namesByToken.get(first(UUID, uri, 0)))) {
                answer(exchange, 429, "not now");
            } else {
                forward(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void upload(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var name = first(NAME, new String(body, StandardCharsets.UTF_8), 1);
        if (name.contains("drop") || firstFor("busy", name)) {
            answer(exchange, 503, "busy");
        } else if (firstFor("refuse", name)) {
            answer(exchange, 409, "refused");
        } else if (firstFor("doubt", name)) {
            ask(exchange, body);
        } else if (firstFor("hang", name)) {
            closed.await();
        } else {
            namesByToken.put(first(UUID, forward(exchange, body), 0), name);
        }
    }

    private boolean firstFor(String fault, @Nullable String name) {
        return name != null && name.contains(fault) && spoilt.add(name);
    }

    private String forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var answer = ask(exchange, body);
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        answer(exchange, answer.statusCode(), answer.body());
        return answer.body();
    }

    private HttpResponse<String> ask(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(sandbox + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (var header : Set.of("Authorization", "Content-Type")) {
            var value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String first(Pattern pattern, String text, int group) {
        var match = pattern.matcher(text);
        return match.find() ? match.group(group) : "";
    }
}
