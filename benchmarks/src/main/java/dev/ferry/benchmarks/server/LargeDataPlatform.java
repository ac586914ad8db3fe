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
 * A Platform for large data. It discards bodies of a known length as fast as they arrive, and sends results of a given
 * length, with one thread per connection.
 */
public final class LargeDataPlatform {

    private static final int CHUNK_BYTES = 256 * 1024;
    private static final int MAX_HEAD_BYTES = 16 * 1024;
    private static final String LENGTH = "content-length:";
    private static final String LINE = "4711,early,17,completed\n";

    private final Answers answers = new Answers(System::currentTimeMillis, 0);
    private final long resultBytes;

    private LargeDataPlatform(long resultBytes) {
        this.resultBytes = resultBytes;
    }

    /**
     * Prints the port and serves until it is killed.
     *
     * @param arguments the size of the table of result ids in bytes; any other answer is short
     * @throws IOException if it cannot listen
     */
    public static void main(String[] arguments) throws IOException {
        var sink = new LargeDataPlatform(Long.parseLong(arguments[0]));
        try (var serverSocket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            System.out.println(serverSocket.getLocalPort());
            while (true) {
                var caller = serverSocket.accept();
                Thread.ofPlatform().daemon().start(() -> sink.serve(caller));
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            caller.setTcpNoDelay(true);
            var in = new BufferedInputStream(caller.getInputStream(), CHUNK_BYTES);
            for (var head = head(in); !head.isEmpty(); head = head(in)) {
                discard(in, length(head));
                answer(caller, head.substring(0, head.indexOf('\r')));
            }
        } catch (IOException e) {
            // a client may disconnect
        }
    }

    /** Reads the lines before the body; empty at the end of the input. */
    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (next == '\n' && head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
                return head.toString();
            }
            if (head.length() > MAX_HEAD_BYTES) {
                throw new IOException("the head is too long");
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

    private static void discard(InputStream in, long length) throws IOException {
        var chunk = new byte[CHUNK_BYTES];
        for (long remaining = length; remaining > 0; ) {
            var read = in.read(chunk, 0, (int) Math.min(chunk.length, remaining));
            if (read < 0) {
                throw new IOException("the body ended early");
            }
            remaining -= read;
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
        var chunk = LINE.repeat(CHUNK_BYTES / LINE.length()).getBytes(StandardCharsets.US_ASCII);
        for (long remaining = resultBytes; remaining > 0; remaining -= Math.min(chunk.length, remaining)) {
            out.write(chunk, 0, (int) Math.min(chunk.length, remaining));
        }
    }
}
