package dev.ferry.bootstrap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A Platform and a Ferry service in one, which put words into every answer that would command or deceive a terminal.
 */
final class HostileServer implements AutoCloseable {

    /** Clears the screen, sets the title, reverses the text, hides it, and writes over its line. */
    static final String WORDS =
            "\u001b[2J\u001b]0;owned\u0007\u009b1m\u202Egnp\u2066\u200B\u200F\u061C\u00AD\u2028\u007F\r\nferry: all is well\n";

    /** The same without the control characters that names and tokens must not contain. */
    static final String NAME = "x\u202Egnp\u2066\u200B\u200F\u061C\u00AD\u2028'$(id)`id` y";

    static final String TOKEN = "5f0c1c9e-0000-4000-8000-000000000001";

    static final String ID = "0189aaaa-0000-7000-8000-000000000001";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;

    /** The answer to an upload: {@code token} or {@code refused}. */
    volatile String upload = "token";

    /** The answer to a status question. */
    volatile String status = "completedwitherrors";

    /** The body of the latest request to the service. */
    volatile String received = "";

    HostileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/connect/token", call -> send(call, 200, token()));
        server.createContext("/api/UploadData", this::upload);
        server.createContext("/api/GetResults", this::result);
        server.createContext("/v1/uploads", this::service);
        server.createContext("/v1/pause", call -> send(call, 500, problem()));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String token() {
        return JSON.createObjectNode()
                .put("access_token", "t")
                .put("token_type", "Bearer")
                .put("expires_in", 3600)
                .toString();
    }

    private void upload(HttpExchange call) throws IOException {
        call.getRequestBody().readAllBytes();
        if (upload.equals("refused")) {
            send(call, 400, JSON.createObjectNode().put("message", WORDS).toString());
        } else {
            send(call, 200, TOKEN);
        }
    }

    private void result(HttpExchange call) throws IOException {
        var query = call.getRequestURI().getQuery();
        send(call, 200, query.contains("dataKey=status") ? status : "1|" + WORDS.strip() + "|" + WORDS);
    }

    private void service(HttpExchange call) throws IOException {
        received = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (call.getRequestMethod().equals("GET")) {
            var one = call.getRequestURI().getPath().endsWith(ID);
            send(call, 200, one ? view().toString() : "[" + view() + "]");
        } else {
            call.getResponseHeaders().set("Content-Type", "application/problem+json");
            send(call, 409, problem());
        }
    }

    private static String problem() {
        return JSON.createObjectNode().put("detail", WORDS).toString();
    }

    private static ObjectNode view() {
        var view = JSON.createObjectNode()
                .put("id", ID)
                .put("name", WORDS)
                .put("state", "failed" + WORDS)
                .put("token", WORDS)
                .put("attempt", 1)
                .put("overwrite", false)
                .put("createdAt", "2024-07-01T00:00:00Z")
                .put("updatedAt", "2024-07-01T00:00:00Z")
                .put("source", WORDS)
                .put("version", 1)
                .put("unknownStatus", WORDS);
        view.putObject("fault").put("code", "refused").put("summary", WORDS);
        view.putArray("collected");
        view.putArray("missing").add(WORDS);
        view.putArray("problems");
        view.putArray("warnings");
        return view;
    }

    private static void send(HttpExchange call, int status, String body) {
        try (call) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(status, bytes.length);
            call.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
