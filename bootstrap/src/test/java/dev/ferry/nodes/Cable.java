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

/** The cable between one node and the database. It can be cut, at any moment or in the middle of a commit. */
final class Cable implements AutoCloseable {

    private final int database;
    private final int port;
    private final RandomGenerator random;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final AtomicInteger commitsToCut = new AtomicInteger();
    private final AtomicInteger commitsCut = new AtomicInteger();
    private volatile ServerSocket plug;

    Cable(int database, RandomGenerator random) throws IOException {
        this.database = database;
        this.random = random;
        this.plug = plug(0);
        this.port = plug.getLocalPort();
        accept(plug);
    }

    int port() {
        return port;
    }

    /** Cuts every connection there is; new ones may be made. */
    void cut() {
        wires.forEach(Wire::close);
    }

    /** Cuts every connection, and refuses new ones. */
    void unplug() throws IOException {
        plug.close();
        cut();
    }

    void plugIn() throws IOException {
        if (plug.isClosed()) {
            plug = plug(port);
            accept(plug);
        }
    }

    /** Cuts the connections of the next commits, before or after the database has heard of them. */
    void cutCommits(int count) {
        commitsToCut.set(count);
    }

    int commitsCut() {
        return commitsCut.get();
    }

    /** Whether this commit is to be cut off, and then whether before it gets through. */
    Wire.Cut nextCommit() {
        if (commitsToCut.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            return Wire.Cut.NONE;
        }
        commitsCut.incrementAndGet();
        return random.nextBoolean() ? Wire.Cut.BEFORE : Wire.Cut.AFTER;
    }

    void gone(Wire wire) {
        wires.remove(wire);
    }

    @Override
    public void close() throws IOException {
        unplug();
    }

    private static ServerSocket plug(int port) throws IOException {
        var plug = new ServerSocket();
        plug.setReuseAddress(true);
        plug.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return plug;
    }

    private void accept(ServerSocket from) {
        Thread.ofVirtual().start(() -> {
            while (!from.isClosed()) {
                try {
                    connect(from.accept());
                } catch (IOException e) {
                    // unplugged
                }
            }
        });
    }

    private void connect(Socket node) throws IOException {
        try {
            var wire = new Wire(this, node, new Socket(InetAddress.getLoopbackAddress(), database));
            wires.add(wire);
            wire.start();
        } catch (IOException e) {
            node.close();
        }
    }
}
