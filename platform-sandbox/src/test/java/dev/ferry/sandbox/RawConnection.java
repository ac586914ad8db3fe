package dev.ferry.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** One connection to the sandbox, as a socket shows it. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Client client;
    private final Socket socket;

    /** How a connection ended, or did not. */
    enum End {
        CLOSED,
        RESET,
        SILENT
    }

    /** What came, and what came after it. */
    record Heard(String text, End end) {
        String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }
    }

    RawConnection(Client client) throws IOException {
        this.client = client;
        socket = new Socket(
                InetAddress.getLoopbackAddress(),
                URI.create(client.sandbox.url()).getPort());
        socket.setTcpNoDelay(true);
    }

    RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** An upload's head, and nothing of the body that it promises. */
    RawConnection sendUploadHead(int promised) throws IOException {
        return send("POST /api/UploadData HTTP/1.1\r\nHost: sandbox\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + client.bearer() + "\r\nContent-Length: " + promised + "\r\n\r\n");
    }

    RawConnection sendUpload(String name, String data) throws IOException {
        var options = client.sandbox.options();
        var body = Client.JSON
                .createObjectNode()
                .put("Name", name)
                .put("Data", data)
                .put("Key", options.apiKey())
                .put("Username", options.clientId())
                .put("Overwrite", "false")
                .toString();
        return sendUploadHead(body.getBytes(StandardCharsets.UTF_8).length).send(body);
    }

    RawConnection sendQuestion(String token, String dataKey) throws IOException {
        var key = URLEncoder.encode(client.sandbox.options().apiKey(), StandardCharsets.UTF_8);
        return send("GET /api/GetResults?token=" + token + "&key=" + key + "&dataKey=" + dataKey
                + " HTTP/1.1\r\nHost: sandbox\r\nAuthorization: Bearer " + client.bearer()
                + "\r\nConnection: close\r\n\r\n");
    }

    Heard hear() throws IOException {
        return hear(PATIENCE_MILLIS);
    }

    /** Listens until the connection ends, or nothing has come for so long. */
    Heard hear(int silentMillis) throws IOException {
        socket.setSoTimeout(silentMillis);
        var text = new ByteArrayOutputStream();
        var piece = new byte[64 * 1024];
        try {
            for (int n = socket.getInputStream().read(piece);
                    n >= 0;
                    n = socket.getInputStream().read(piece)) {
                text.write(piece, 0, n);
            }
            return new Heard(text.toString(StandardCharsets.UTF_8), End.CLOSED);
        } catch (SocketTimeoutException e) {
            return new Heard(text.toString(StandardCharsets.UTF_8), End.SILENT);
        } catch (SocketException e) {
            return new Heard(text.toString(StandardCharsets.UTF_8), End.RESET);
        }
    }

    /** Listens until so much of a body has come. */
    String hearBody(int bytes) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        var text = new StringBuilder();
        var head = -1;
        while (head < 0 || text.length() < head + 4 + bytes) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                throw new EOFException("only this came: " + text);
            }
            text.append((char) next);
            head = text.indexOf("\r\n\r\n");
        }
        return text.substring(head + 4);
    }

    /** Whether the other side still takes what we send: a closed one answers with a reset, which the next try shows. */
    boolean takesMore() throws IOException {
        try {
            send("x");
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
