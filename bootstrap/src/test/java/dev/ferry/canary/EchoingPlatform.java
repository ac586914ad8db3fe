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

/**
 * A Platform that echoes the secrets that it received, in all encodings, with every refusal. It refuses every data set
 * named {@code refused}, every status request, and every login after {@link #refuseLogins()}.
 */
final class EchoingPlatform implements AutoCloseable {

    private final HttpServer server;
    private final Canary token;
    private final List<Canary> secrets;
    private final AtomicInteger statusRequests = new AtomicInteger();
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
                    send(call, 200, "text/plain", "5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10");
                }
            }
            default -> {
                if (uri.endsWith("dataKey=status")) {
                    statusRequests.incrementAndGet();
                    send(call, 403, "application/json", "{\"error\":\"" + echo(call, uri) + "\"}");
                } else {
                    send(call, 200, "text/plain", "1|x|y");
                }
            }
        }
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

    @Override
    public void close() {
        server.stop(0);
    }
}
