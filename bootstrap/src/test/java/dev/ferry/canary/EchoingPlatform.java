package dev.ferry.canary;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Platform that echoes the secrets that it received, in all encodings, wherever it can write: in every refusal, in
 * status words and in results. It refuses every data set named {@code refused}, every status request for one named
 * {@code accepted}, and every login after {@link #refuseLogins()}. It rejects a data set named {@code rejected}, and
 * completes every other one, after a status word for each encoding of each secret.
 */
final class EchoingPlatform implements AutoCloseable {

    /** A processing token of a data set that the Platform completes. */
    static final String COMPLETED = "c0c1c9e0-8f0b-4b3c-9a55-1d1f6a3f0000";

    /** The starts of the processing tokens of other data sets. */
    private static final String ACCEPTED = "acc1c9e0";

    private static final String REJECTED = "bad1c9e0";

    /** Cuts every secret. */
    private static final int CHUNK_BYTES = 7;

    private final HttpServer server;
    private final Canary token;
    private final List<Canary> secrets;
    private final AtomicInteger statusRequests = new AtomicInteger();
    private final AtomicInteger uploads = new AtomicInteger();
    private final AtomicInteger words = new AtomicInteger();
    private volatile boolean refusesLogins;

    EchoingPlatform(Canary token, List<Canary> secrets) throws IOException {
        this.token = token;
        this.secrets = secrets;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The number of status requests. */
    int statusRequests() {
        return statusRequests.get();
    }

    /** Refuses every login from now on. */
    void refuseLogins() {
        refusesLogins = true;
    }

    private void answer(HttpExchange call) throws IOException {
        var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var uri = call.getRequestURI().toString();
        switch (call.getRequestURI().getPath()) {
            case "/connect/token" -> login(call);
            case "/api/UploadData" -> {
                if (body.contains("\"refused\"")) {
                    send(call, 400, "text/plain", echo(call, body));
                } else {
                    send(call, 200, "text/plain", token(body));
                }
            }
            default -> {
                if (uri.endsWith("dataKey=status")) {
                    statusRequests.incrementAndGet();
                    status(call, uri);
                } else {
                    sendInChunks(call, result(call));
                }
            }
        }
    }

    private String token(String body) {
        var start = body.contains("\"accepted\"")
                ? ACCEPTED
                : body.contains("\"rejected\"") ? REJECTED : COMPLETED.substring(0, 8);
        return "%s-8f0b-4b3c-9a55-1d1f6a3f%04x".formatted(start, uploads.incrementAndGet());
    }

    private void status(HttpExchange call, String uri) throws IOException {
        if (uri.contains(ACCEPTED)) {
            send(call, 403, "application/json", "{\"error\":\"" + echo(call, uri) + "\"}");
        } else if (uri.contains(REJECTED)) {
            send(call, 200, "text/plain", "failed");
        } else {
            var forms = secrets.stream().flatMap(Canary::encodings).toList();
            var word = words.getAndIncrement() % (forms.size() + 1);
            send(call, 200, "text/plain", word == forms.size() ? "completedsuccessfully" : "echoes " + forms.get(word));
        }
    }

    /** Feedback with an encoding of a secret in each row, as the value and in the message. */
    private String result(HttpExchange call) {
        var authorization = call.getRequestHeaders().getFirst("Authorization");
        return Stream.concat(secrets.stream().flatMap(Canary::encodings), Stream.of(authorization))
                .map(form -> "2|" + form + "|the result has " + form + "\r\n")
                .collect(Collectors.joining());
    }

    private void login(HttpExchange call) throws IOException {
        if (refusesLogins) {
            send(
                    call,
                    401,
                    "application/json",
                    "{\"error\":\"unknown_client\",\"error_description\":\"" + plain(call) + "\"}");
        } else {
            send(
                    call,
                    200,
                    "application/json",
                    "{\"access_token\":\"" + token.secret() + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
        }
    }

    /** The echo for a JSON string, without characters that need an escape. A refused client has no token. */
    private String plain(HttpExchange call) {
        var known = secrets.stream().filter(secret -> !secret.equals(token)).toList();
        return echo(known, call, "").replaceAll("[\"\\\\\\p{Cntrl}]", "'");
    }

    private String echo(HttpExchange call, String more) {
        return echo(secrets, call, more);
    }

    /** Short, because Ferry passes on only 500 characters. */
    private static String echo(List<Canary> known, HttpExchange call, String more) {
        var forms = known.stream().flatMap(Canary::encodings).collect(Collectors.joining(" "));
        return "I was told " + forms + " " + call.getRequestHeaders().getFirst("Authorization") + " " + more;
    }

    private static void send(HttpExchange call, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", type);
        call.sendResponseHeaders(status, bytes.length);
        try (var out = call.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static void sendInChunks(HttpExchange call, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "text/plain");
        call.sendResponseHeaders(200, 0);
        try (var out = call.getResponseBody()) {
            for (int from = 0; from < bytes.length; from += CHUNK_BYTES) {
                out.write(bytes, from, Math.min(CHUNK_BYTES, bytes.length - from));
                out.flush();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
