package dev.ferry.adapters.store.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** A proxy for the database that closes a connection once, when the client sends a certain text. */
final class ConnectionCutter implements AutoCloseable {

    private final int database;
    private final String trigger;
    private final ServerSocket listener;
    private final AtomicBoolean tripped = new AtomicBoolean();

    ConnectionCutter(int database, String trigger) throws IOException {
        this.database = database;
        this.trigger = trigger;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    boolean hasTripped() {
        return tripped.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), database);
                Thread.ofVirtual().start(() -> forward(client, server, true));
                Thread.ofVirtual().start(() -> forward(server, client, false));
            } catch (IOException e) {
                // The listener is closed.
            }
        }
    }

    private void forward(Socket from, Socket to, boolean fromClient) {
        var buffer = new byte[64 * 1024];
        try (from;
                to) {
            for (var count = from.getInputStream().read(buffer);
                    count >= 0 && !(fromClient && trips(buffer, count));
                    count = from.getInputStream().read(buffer)) {
                to.getOutputStream().write(buffer, 0, count);
            }
        } catch (IOException e) {
            // One side has closed the connection.
        }
    }

    private boolean trips(byte[] buffer, int count) {
        return new String(buffer, 0, count, StandardCharsets.ISO_8859_1).contains(trigger)
                && tripped.compareAndSet(false, true);
    }
}
