package dev.ferry.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server on loopback that hangs: it accepts connections and sends nothing, or does not even accept. */
final class UnansweringServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();

    private UnansweringServer() throws IOException {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** Accepts every connection. */
    static UnansweringServer accepting() throws IOException {
        var server = new UnansweringServer();
        Thread.ofVirtual().start(server::acceptAll);
        return server;
    }

    /** Accepts no connection: its queue of connections is full, so the kernel ignores all further ones. */
    static UnansweringServer notAccepting() throws IOException {
        var server = new UnansweringServer();
        while (server.queuesAnother()) {
            // a queue has room for one or two
        }
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The number of connections that it has accepted. */
    int accepted() {
        return connections.size();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var connection : connections) {
            connection.close();
        }
    }

    private void acceptAll() {
        try {
            while (true) {
                connections.add(socket.accept());
            }
        } catch (IOException e) {
            // closed
        }
    }

    private boolean queuesAnother() throws IOException {
        var client = new Socket();
        connections.add(client);
        try {
            client.connect(new InetSocketAddress(socket.getInetAddress(), port()), 200);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
