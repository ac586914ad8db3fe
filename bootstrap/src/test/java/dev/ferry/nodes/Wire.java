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
 * One connection through a cable. It understands as much of PostgreSQL's protocol (its manual, chapter
 * "Frontend/Backend Protocol") as is needed to see a commit.
 */
final class Wire {

    /** Requests from this number on come before the start of a session. */
    private static final int SSL_REQUEST = 80877103;

    private final Cable cable;
    private final Socket node;
    private final Socket database;
    private final Map<String, String> statements = new HashMap<>();
    private boolean wroteEvents;
    private volatile boolean answersNoMore;

    /** What becomes of a commit. */
    enum Cut {
        NONE,
        BEFORE,
        AFTER
    }

    Wire(Cable cable, Socket node, Socket database) {
        this.cable = cable;
        this.node = node;
        this.database = database;
    }

    void start() {
        Thread.ofVirtual().start(() -> untilItBreaks(this::there));
        Thread.ofVirtual().start(() -> untilItBreaks(this::back));
    }

    void close() {
        cable.gone(this);
        try (node;
                database) {
            // both are closed, whatever they were at
        } catch (IOException e) {
            // so it was broken already
        }
    }

    private interface Direction {
        void process() throws IOException;
    }

    private void untilItBreaks(Direction direction) {
        try {
            direction.process();
        } catch (IOException e) {
            // one end has gone
        } finally {
            close();
        }
    }

    private void there() throws IOException {
        var in = new DataInputStream(new BufferedInputStream(node.getInputStream()));
        var out = new DataOutputStream(new BufferedOutputStream(database.getOutputStream()));
        while (isBeforeStart(pass(in, out))) {
            out.flush();
        }
        out.flush();
        while (true) {
            var type = in.readByte();
            var body = body(in);
            if (isCommitOfEvents(type, body)) {
                var cut = cable.nextCommit();
                if (cut == Cut.BEFORE) {
                    return;
                }
                answersNoMore = cut == Cut.AFTER;
            }
            out.writeByte(type);
            send(out, body);
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    private void back() throws IOException {
        var buffer = new byte[64 * 1024];
        while (true) {
            var count = database.getInputStream().read(buffer);
            if (count < 0 || answersNoMore) {
                return;
            }
            node.getOutputStream().write(buffer, 0, count);
        }
    }

    /** Of commits, only those count that somebody hears of. */
    private boolean isCommitOfEvents(byte type, byte[] body) {
        var sql = run(type, body);
        wroteEvents |= sql.contains("INTO events");
        if (!sql.equalsIgnoreCase("COMMIT")) {
            return false;
        }
        var did = wroteEvents;
        wroteEvents = false;
        return did;
    }

    /** Statements are prepared under a name, which is empty when they are used once, and run by it. */
    private String run(byte type, byte[] body) {
        var words = new String(body, StandardCharsets.ISO_8859_1).split("\0", 3);
        return switch (type) {
            case 'P' -> {
                statements.put(words[0], words[1]);
                yield "";
            }
            case 'B' -> statements.getOrDefault(words[1], "");
            case 'Q' -> words[0];
            default -> "";
        };
    }

    private static boolean isBeforeStart(byte[] body) {
        return ByteBuffer.wrap(body).getInt() >= SSL_REQUEST;
    }

    private static byte[] pass(DataInputStream in, DataOutputStream out) throws IOException {
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
