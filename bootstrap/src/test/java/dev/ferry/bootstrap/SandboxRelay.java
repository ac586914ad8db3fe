package dev.ferry.bootstrap;

import dev.ferry.contracts.fake.HungCall;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A TCP relay in front of a sandbox. It shows what arrives, and can lose an answer or keep a call from the sandbox. */
final class SandboxRelay implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Thread acceptor;
    private final int sandbox;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger uploads = new AtomicInteger();
    private final AtomicBoolean losesNextAnswer = new AtomicBoolean();
    private final AtomicReference<@Nullable HungCall> nextCallHangs = new AtomicReference<>();

    SandboxRelay(URI sandbox) throws IOException {
        this.sandbox = sandbox.getPort();
        acceptor = Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** The number of uploads whose head has arrived. */
    int uploads() {
        return uploads.get();
    }

    /** Passes the next upload on, and closes its connection when the answer comes. */
    void loseNextAnswer() {
        losesNextAnswer.set(true);
    }

    /** Receives the next call of the API without passing it on. */
    HungCall hangNextCall() {
        var call = new HungCall();
        nextCallHangs.set(call);
        return call;
    }

    /**
     * Afterwards every connection is refused: a virtual thread in {@code accept} ends the listener only when it leaves.
     */
    @Override
    public void close() throws IOException {
        listener.close();
        awaitEnd(acceptor);
        for (var connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                connections.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void awaitEnd(Thread acceptor) throws IOException {
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void serve(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), sandbox)) {
            var losesAnswer = new AtomicBoolean();
            Thread.ofVirtual().start(() -> passAnswers(server, client, losesAnswer));
            var in = new BufferedInputStream(client.getInputStream());
            for (var head = head(in); !head.isEmpty(); head = head(in)) {
                if (head.startsWith("POST /api/UploadData ")) {
                    uploads.incrementAndGet();
                    losesAnswer.set(losesNextAnswer.getAndSet(false));
                }
                var hung = head.contains(" /api/") ? nextCallHangs.getAndSet(null) : null;
                if (hung != null) {
                    hung.received().complete(null);
                    awaitEnd(in, hung);
                    return;
                }
                pass(head, in, server.getOutputStream());
            }
        } catch (IOException disconnected) {
            return; // the test checks the reaction of the client
        }
    }

    private static void passAnswers(Socket server, Socket client, AtomicBoolean losesAnswer) {
        try (client) {
            var buffer = new byte[8192];
            var in = server.getInputStream();
            for (int length = in.read(buffer); length >= 0 && !losesAnswer.get(); length = in.read(buffer)) {
                client.getOutputStream().write(buffer, 0, length);
            }
        } catch (IOException disconnected) {
            return; // one side has closed
        }
    }

    private static void awaitEnd(InputStream in, HungCall hung) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException reset) {
            // a reset ends the call too
        }
        hung.ended().complete(null);
    }

    private static void pass(String head, InputStream in, OutputStream server) throws IOException {
        server.write(head.getBytes(StandardCharsets.ISO_8859_1));
        var length = LENGTH.matcher(head);
        server.write(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
        server.flush();
    }

    /** Reads to the empty line after the head; empty at the end of the connection. */
    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }
}
