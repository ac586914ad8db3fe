package dev.ferry.benchmarks.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A Platform for large data: it swallows bodies of a known length as fast as they come, and hands out results of a
 * given length, a thread for each connection.
 */
public final class Sink {

    private static final int PIECE = 256 * 1024;
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final String LENGTH = "content-length:";
    private static final String LINE = "4711,early,17,completed\n";

    private final Answers answers = new Answers(System::currentTimeMillis, 0);
    private final long resultBytes;

    private Sink(long resultBytes) {
        this.resultBytes = resultBytes;
    }

    /**
     * Serves until it is killed, and prints its port first.
     *
     * @param arguments how many bytes the table of result ids has; any other answer is short
     * @throws IOException when it cannot listen
     */
    public static void main(String[] arguments) throws IOException {
        var sink = new Sink(Long.parseLong(arguments[0]));
        try (var door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            System.out.println(door.getLocalPort());
            while (true) {
                var caller = door.accept();
                Thread.ofPlatform().daemon().start(() -> sink.serve(caller));
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            caller.setTcpNoDelay(true);
            var in = new BufferedInputStream(caller.getInputStream(), PIECE);
            for (var head = head(in); !head.isEmpty(); head = head(in)) {
                swallow(in, length(head));
                answer(caller, head.substring(0, head.indexOf('\r')));
            }
        } catch (IOException e) {
            // a client may break off
        }
    }

    /** The lines before the body, or nothing when no more requests come. */
    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (next == '\n' && head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
                return head.toString();
            }
            if (head.length() > LONGEST_HEAD) {
                throw new IOException("no head is that long");
            }
        }
        return "";
    }

    private static long length(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith(LENGTH))
                .mapToLong(
                        line -> Long.parseLong(line.substring(LENGTH.length()).strip()))
                .findFirst()
                .orElse(0);
    }

    private static void swallow(InputStream in, long length) throws IOException {
        var piece = new byte[PIECE];
        for (long left = length; left > 0; ) {
            var read = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (read < 0) {
                throw new IOException("the body ends too soon");
            }
            left -= read;
        }
    }

    private void answer(Socket caller, String line) throws IOException {
        var out = caller.getOutputStream();
        if (!line.contains("dataKey=tableofresultids") || resultBytes == 0) {
            out.write(answers.to(line));
            return;
        }
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + resultBytes + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        var piece = LINE.repeat(PIECE / LINE.length()).getBytes(StandardCharsets.US_ASCII);
        for (long left = resultBytes; left > 0; left -= Math.min(piece.length, left)) {
            out.write(piece, 0, (int) Math.min(piece.length, left));
        }
    }
}
