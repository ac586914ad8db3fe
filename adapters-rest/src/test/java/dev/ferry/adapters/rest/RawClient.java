package dev.ferry.adapters.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A connection that can be cut at any byte. */
final class RawClient implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader lines;

    RawClient(String url) {
        var server = URI.create(url);
        try {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout(20_000);
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens an event stream, as a browser does that has seen some events. */
    static RawClient events(Rig rig, long lastSeen) {
        var client = new RawClient(rig.server.url());
        client.send("GET /v1/events HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: " + lastSeen + "\r\n\r\n");
        return client;
    }

    void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a little more; true when the server has hung up. */
    boolean drips(String text) {
        try {
            send(text);
            return hasAnswer() && line() == null;
        } catch (UncheckedIOException hungUp) {
            return true;
        }
    }

    /** Whether something has come. */
    boolean hasAnswer() {
        try {
            return lines.ready();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line, null when the server has hung up. */
    @Nullable String line() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads on to the next line that begins so, and gives the rest of it. */
    String next(String beginning) {
        for (var line = line(); line != null; line = line()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new AssertionError("the connection has ended");
    }

    /** Reads a few characters more, as far as there are any. */
    void skip(int most) {
        try {
            for (int i = 0; i < most && lines.ready(); i++) {
                lines.read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
