package dev.ferry.adapters.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP proxy: it opens tunnels for CONNECT, and forwards requests in absolute form. It sends all to one port.
 */
final class TestProxy implements AutoCloseable {

    /** The request lines that it received, in their order. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final @Nullable String credentials;

    /**
     * Starts a proxy.
     *
     * @param target the port on this machine that stands for every host
     * @param credentials as {@code USER:PASSWORD}, null to require none
     */
    TestProxy(int target, @Nullable String credentials) throws IOException {
        this.target = target;
        this.credentials = credentials;
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            var head = RawServer.head(client.getInputStream());
            var line = head.substring(0, head.indexOf("\r\n"));
            requests.add(line);
            if (!isAllowed(head)) {
                RawServer.answer(client, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
                RawServer.drain(client.getInputStream());
                return;
            }
            if (line.startsWith("CONNECT ")) {
                RawServer.answer(client, "HTTP/1.1 200 Connection established\r\n\r\n");
            } else {
                RawServer.answer(server, forwarded(line, head));
            }
            var back = Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
            back.join();
        } catch (IOException | InterruptedException disconnected) {
            return; // the test checks the reaction of the client
        }
    }

    private boolean isAllowed(String head) {
        return credentials == null
                || head.contains("\r\nproxy-authorization: Basic " + base64(credentials))
                || head.contains("\r\nProxy-Authorization: Basic " + base64(credentials));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    /** The head in origin form, for one request on its connection. */
    private static String forwarded(String line, String head) {
        var parts = line.split(" ", -1);
        var url = URI.create(parts[1]);
        var path = url.getRawQuery() == null ? url.getRawPath() : url.getRawPath() + "?" + url.getRawQuery();
        var fields = head.substring(line.length() + 2).replaceAll("(?im)^(proxy-authorization|connection): .*\r\n", "");
        return parts[0] + " " + path + " HTTP/1.1\r\nConnection: close\r\n" + fields;
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException disconnected) {
            return; // one side has closed
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
