package dev.ferry.nodes;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * One connection through a proxy. It parses PostgreSQL's protocol (its manual, chapter "Frontend/Backend Protocol")
 * only as far as it needs to detect a commit.
 */
final class ProxiedConnection {

    /** Requests with this code or a higher one precede the start of a session. */
    private static final int SSL_REQUEST = 80877103;

    private final DatabaseProxy proxy;
    private final Socket node;
    private final Socket database;
    private final Map<String, String> statements = new HashMap<>();
    private boolean wroteEvents;
    private volatile boolean dropsAnswers;

    /** Where a connection is cut: before or after a commit reaches the database, or not at all. */
    enum Cut {
        NONE,
        BEFORE,
        AFTER
    }

    ProxiedConnection(DatabaseProxy proxy, Socket node, Socket database) {
        this.proxy = proxy;
        this.node = node;
        this.database = database;
    }

    void start() {
        Thread.ofVirtual().start(() -> runUntilClosed(this::forwardRequests));
        Thread.ofVirtual().start(() -> runUntilClosed(this::forwardAnswers));
    }

    void close() {
        proxy.remove(this);
        try (node;
                database) {
            // closes both sockets
        } catch (IOException e) {
            // the connection was already broken
        }
    }

    private interface Direction {
        void forward() throws IOException;
    }

    private void runUntilClosed(Direction direction) {
        try {
            direction.forward();
        } catch (IOException e) {
            // one side has closed the connection
        } finally {
            close();
        }
    }

    private void forwardRequests() throws IOException {
        var in = new DataInputStream(new BufferedInputStream(node.getInputStream()));
        var out = new DataOutputStream(new BufferedOutputStream(database.getOutputStream()));
        while (isBeforeStart(forward(in, out))) {
            out.flush();
        }
        out.flush();
        while (true) {
            var type = in.readByte();
            var body = body(in);
            if (isCommitOfEvents(type, body)) {
                var cut = proxy.nextCommit();
                if (cut == Cut.BEFORE) {
                    return;
                }
                dropsAnswers = cut == Cut.AFTER;
            }
            out.writeByte(type);
            send(out, body);
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    private void forwardAnswers() throws IOException {
        var buffer = new byte[64 * 1024];
        while (true) {
            var count = database.getInputStream().read(buffer);
            if (count < 0 || dropsAnswers) {
                return;
            }
            node.getOutputStream().write(buffer, 0, count);
        }
    }

    /** Whether the message commits a transaction that wrote events. */
    private boolean isCommitOfEvents(byte type, byte[] body) {
        var sql = executedSql(type, body);
        wroteEvents |= sql.contains("INTO events");
        if (!sql.equalsIgnoreCase("COMMIT")) {
            return false;
        }
        var result = wroteEvents;
        wroteEvents = false;
        return result;
    }

    /** The SQL that a message executes, empty if none. A prepared statement is executed by its name. */
    private String executedSql(byte type, byte[] body) {
        var strings = new String(body, StandardCharsets.ISO_8859_1).split("\0", 3);
        return switch (type) {
            case 'P' -> {
                statements.put(strings[0], strings[1]);
                yield "";
            }
            case 'B' -> statements.getOrDefault(strings[1], "");
            case 'Q' -> strings[0];
            default -> "";
        };
    }

    private static boolean isBeforeStart(byte[] body) {
        return ByteBuffer.wrap(body).getInt() >= SSL_REQUEST;
    }

    private static byte[] forward(DataInputStream in, DataOutputStream out) throws IOException {
        var body = body(in);
        send(out, body);
        return body;
    }

    private static byte[] body(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt() - Integer.BYTES);
    }

    private static void send(DataOutputStream out, byte[] body) throws IOException {
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
    }
}
