package dev.ferry.adapters.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A plain connection that a test can close after any byte. */
final class RawClient implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader lines;

    RawClient(String url) {
        var server = URI.create(url);
        try {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout(120_000);
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens an event stream, as a browser that reconnects does. */
    static RawClient events(Rig rig, long lastSeen) {
        var client = new RawClient(rig.server.url());
        client.send("GET /v1/events HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: " + lastSeen + "\r\n\r\n");
        return client;
    }

    void send(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the text; returns whether the server has closed the connection. */
    boolean isClosedAfter(String text) {
        try {
            send(text);
            return hasAnswer() && line() == null;
        } catch (UncheckedIOException closed) {
            return true;
        }
    }

    /** Returns whether the server has sent something. */
    boolean hasAnswer() {
        try {
            return lines.ready();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the next line, null when the server has closed the connection. */
    @Nullable String line() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads up to the next line with the prefix, and returns the rest of that line. */
    String next(String prefix) {
        for (var line = line(); line != null; line = line()) {
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
        }
        throw new AssertionError("the connection has ended");
    }

    /** Reads until the server closes the connection. */
    void skipToTheEnd() {
        while (line() != null) {
            // only the end matters
        }
    }

    /** Reads the available characters, up to a maximum. */
    void skip(int max) {
        try {
            for (int i = 0; i < max && lines.ready(); i++) {
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
