package dev.ferry.adapters.store.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** A way to the database that breaks once, when somebody says certain words. */
final class Tripwire implements AutoCloseable {

    private final int database;
    private final String words;
    private final ServerSocket plug;
    private final AtomicBoolean tripped = new AtomicBoolean();

    Tripwire(int database, String words) throws IOException {
        this.database = database;
        this.words = words;
        this.plug = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return plug.getLocalPort();
    }

    boolean tripped() {
        return tripped.get();
    }

    @Override
    public void close() throws IOException {
        plug.close();
    }

    private void accept() {
        while (!plug.isClosed()) {
            try {
                var client = plug.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), database);
                Thread.ofVirtual().start(() -> carry(client, server, true));
                Thread.ofVirtual().start(() -> carry(server, client, false));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void carry(Socket from, Socket to, boolean trips) {
        var buffer = new byte[64 * 1024];
        try (from;
                to) {
            for (var count = from.getInputStream().read(buffer);
                    count >= 0 && !(trips && isTripped(buffer, count));
                    count = from.getInputStream().read(buffer)) {
                to.getOutputStream().write(buffer, 0, count);
            }
        } catch (IOException e) {
            // one end has gone
        }
    }

    private boolean isTripped(byte[] buffer, int count) {
        return new String(buffer, 0, count, StandardCharsets.ISO_8859_1).contains(words)
                && tripped.compareAndSet(false, true);
    }
}
