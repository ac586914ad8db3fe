package dev.ferry.benchmarks.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection: reads requests with a content length or chunks, and answers them one after the other. */
final class ClientSocket {

    private static final int MAX_BYTES = 64 * 1024;
    private static final String LENGTH = "\r\ncontent-length: ";
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final SocketChannel channel;
    private final Answers answers;
    private final ByteBuffer received = ByteBuffer.allocate(MAX_BYTES);

    ClientSocket(SocketChannel channel, Answers answers) {
        this.channel = channel;
        this.answers = answers;
    }

    /** Reads the available bytes and answers a complete request; closes the channel at the end of the input. */
    void read() throws IOException {
        if (channel.read(received) < 0) {
            channel.close();
            return;
        }
        var text = new String(received.array(), 0, received.position(), StandardCharsets.ISO_8859_1);
        var head = text.indexOf("\r\n\r\n");
        if (head >= 0 && isComplete(text, head)) {
            received.clear();
            answer(text.substring(0, head).toLowerCase(Locale.ROOT), text.substring(0, text.indexOf('\r')));
        }
    }

    private void answer(String head, String line) throws IOException {
        var answer = ByteBuffer.wrap(answers.to(line));
        while (answer.hasRemaining()) {
            channel.write(answer);
        }
        if (head.contains("\r\nconnection: close")) {
            channel.close();
        }
    }

    private static boolean isComplete(String text, int head) {
        var lower = text.substring(0, head).toLowerCase(Locale.ROOT);
        var length = lower.indexOf(LENGTH);
        if (length >= 0) {
            var from = length + LENGTH.length();
            var end = lower.indexOf('\r', from);
            return text.length() - head - 4
                    >= Integer.parseInt(
                            lower.substring(from, end < 0 ? head : end).strip());
        }
        return !lower.contains("\r\ntransfer-encoding: chunked") || text.endsWith(LAST_CHUNK);
    }
}
