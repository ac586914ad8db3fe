package dev.ferry.benchmarks.limits;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Asks a server for the status of an upload, without a client: bytes go out and bytes come back. */
final class Asking {

    private static final int AT_A_TIME = 64;
    private static final byte[] QUESTION =
            ("GET /api/GetResults?token=00000001-0000-4000-8000-000000000000&dataKey=status"
                            + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);

    private final int port;
    private final byte[] answer = new byte[4096];

    Asking(int port) {
        this.port = port;
    }

    /** Over connections that are kept, one question on each at a time; how many answers a second. */
    double kept(int questions) throws IOException {
        var connections = new ArrayList<Socket>();
        try {
            for (int i = 0; i < AT_A_TIME; i++) {
                connections.add(connect());
            }
            var began = System.nanoTime();
            for (int asked = 0; asked < questions; asked += AT_A_TIME) {
                for (var connection : connections) {
                    connection.getOutputStream().write(QUESTION);
                }
                for (var connection : connections) {
                    hear(connection);
                }
            }
            return questions / seconds(began);
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    /** Over a connection each, one after the other; how many answers a second. */
    double fresh(int questions) throws IOException {
        var began = System.nanoTime();
        for (int asked = 0; asked < questions; asked++) {
            try (var connection = connect()) {
                connection.getOutputStream().write(QUESTION);
                hear(connection);
            }
        }
        return questions / seconds(began);
    }

    private Socket connect() throws IOException {
        var connection = new Socket(InetAddress.getLoopbackAddress(), port);
        connection.setTcpNoDelay(true);
        return connection;
    }

    /** An answer is so short that it comes in one piece. */
    private void hear(Socket connection) throws IOException {
        if (connection.getInputStream().read(answer) < 0) {
            throw new EOFException("the server has hung up");
        }
    }

    static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
