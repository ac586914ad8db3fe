package dev.ferry.nodes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** A TCP proxy between one node and the database. It can cut connections at any time or in the middle of a commit. */
final class DatabaseProxy implements AutoCloseable {

    private final int database;
    private final int port;
    private final RandomGenerator random;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger commitsToCut = new AtomicInteger();
    private final AtomicInteger commitsCut = new AtomicInteger();
    private volatile ServerSocket listener;

    DatabaseProxy(int database, RandomGenerator random) throws IOException {
        this.database = database;
        this.random = random;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
        accept(listener);
    }

    int port() {
        return port;
    }

    /** Cuts every connection; new ones are accepted. */
    void cut() {
        connections.forEach(ProxiedConnection::close);
    }

    /** Cuts every connection and refuses new ones. */
    void refuseConnections() throws IOException {
        listener.close();
        cut();
    }

    void acceptConnections() throws IOException {
        if (listener.isClosed()) {
            listener = listen(port);
            accept(listener);
        }
    }

    /** Cuts the connections of the next commits, before or after the commit reaches the database. */
    void cutCommits(int count) {
        commitsToCut.set(count);
    }

    int commitsCut() {
        return commitsCut.get();
    }

    /** Whether and where the connection of this commit is cut. */
    ProxiedConnection.Cut nextCommit() {
        if (commitsToCut.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            return ProxiedConnection.Cut.NONE;
        }
        commitsCut.incrementAndGet();
        return random.nextBoolean() ? ProxiedConnection.Cut.BEFORE : ProxiedConnection.Cut.AFTER;
    }

    void remove(ProxiedConnection connection) {
        connections.remove(connection);
    }

    @Override
    public void close() throws IOException {
        refuseConnections();
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private void accept(ServerSocket socket) {
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    connect(socket.accept());
                } catch (IOException e) {
                    // the socket is closed
                }
            }
        });
    }

    private void connect(Socket node) throws IOException {
        try {
            var connection = new ProxiedConnection(this, node, new Socket(InetAddress.getLoopbackAddress(), database));
            connections.add(connection);
            connection.start();
        } catch (IOException e) {
            node.close();
        }
    }
}
