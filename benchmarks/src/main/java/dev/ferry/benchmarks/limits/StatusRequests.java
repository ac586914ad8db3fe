package dev.ferry.benchmarks.limits;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Sends status requests to a server over plain sockets. */
final class StatusRequests {

    private static final int CONNECTIONS = 64;
    private static final byte[] REQUEST =
            ("GET /api/GetResults?token=00000001-0000-4000-8000-000000000000&dataKey=status"
                            + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);

    private final int port;
    private final byte[] answer = new byte[4096];

    StatusRequests(int port) {
        this.port = port;
    }

    /** Measures the answers per second over persistent connections, with one request at a time on each. */
    double onPersistentConnections(int requests) throws IOException {
        var connections = new ArrayList<Socket>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(connect());
            }
            var startNanos = System.nanoTime();
            for (int sent = 0; sent < requests; sent += CONNECTIONS) {
                for (var connection : connections) {
                    connection.getOutputStream().write(REQUEST);
                }
                for (var connection : connections) {
                    readAnswer(connection);
                }
            }
            return requests / seconds(startNanos);
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    /** Measures the answers per second with a new connection for each request, one after the other. */
    double onNewConnections(int requests) throws IOException {
        var startNanos = System.nanoTime();
        for (int sent = 0; sent < requests; sent++) {
            try (var connection = connect()) {
                connection.getOutputStream().write(REQUEST);
                readAnswer(connection);
            }
        }
        return requests / seconds(startNanos);
    }

    private Socket connect() throws IOException {
        var connection = new Socket(InetAddress.getLoopbackAddress(), port);
        connection.setTcpNoDelay(true);
        return connection;
    }

    /** Reads an answer, which is short enough to arrive in one read. */
    private void readAnswer(Socket connection) throws IOException {
        if (connection.getInputStream().read(answer) < 0) {
            throw new EOFException("the server closed the connection");
        }
    }

    static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
