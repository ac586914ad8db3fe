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

/** A plain TCP connection to the sandbox. */
final class RawConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 120_000;

    private final Client client;
    private final Socket socket;

    /** The end of a connection; {@code SILENT} means that it did not end. */
    enum End {
        CLOSED,
        RESET,
        SILENT
    }

    /** The received text, and how the connection ended. */
    record Received(String text, End end) {
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

    /** Sends the head of an upload that announces a body, without the body. */
    RawConnection sendUploadHead(int contentLength) throws IOException {
        return send("POST /api/UploadData HTTP/1.1\r\nHost: sandbox\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + client.bearer() + "\r\nContent-Length: " + contentLength + "\r\n\r\n");
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

    RawConnection sendResultsRequest(String token, String dataKey) throws IOException {
        var key = URLEncoder.encode(client.sandbox.options().apiKey(), StandardCharsets.UTF_8);
        return send("GET /api/GetResults?token=" + token + "&key=" + key + "&dataKey=" + dataKey
                + " HTTP/1.1\r\nHost: sandbox\r\nAuthorization: Bearer " + client.bearer()
                + "\r\nConnection: close\r\n\r\n");
    }

    Received receive() throws IOException {
        return receive(TIMEOUT_MILLIS);
    }

    /** Reads until the connection ends, or nothing is received for {@code silentMillis}. */
    Received receive(int silentMillis) throws IOException {
        socket.setSoTimeout(silentMillis);
        var text = new ByteArrayOutputStream();
        var chunk = new byte[64 * 1024];
        try {
            for (int n = socket.getInputStream().read(chunk);
                    n >= 0;
                    n = socket.getInputStream().read(chunk)) {
                text.write(chunk, 0, n);
            }
            return new Received(text.toString(StandardCharsets.UTF_8), End.CLOSED);
        } catch (SocketTimeoutException e) {
            return new Received(text.toString(StandardCharsets.UTF_8), End.SILENT);
        } catch (SocketException e) {
            return new Received(text.toString(StandardCharsets.UTF_8), End.RESET);
        }
    }

    /** Reads until {@code bytes} of the body are received. */
    String receiveBody(int bytes) throws IOException {
        socket.setSoTimeout(TIMEOUT_MILLIS);
        var text = new StringBuilder();
        var head = -1;
        while (head < 0 || text.length() < head + 4 + bytes) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                throw new EOFException("the connection ended after: " + text);
            }
            text.append((char) next);
            head = text.indexOf("\r\n\r\n");
        }
        return text.substring(head + 4);
    }

    /** Checks whether the sandbox still reads. A closed connection answers with a reset, which the next call shows. */
    boolean isWritable() throws IOException {
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
