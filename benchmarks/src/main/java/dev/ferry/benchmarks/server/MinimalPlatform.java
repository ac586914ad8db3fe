package dev.ferry.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;

/** A Platform with one thread that answers all connections until the process is killed. */
public final class MinimalPlatform {

    private static final int BACKLOG = 1024;

    private final Selector selector;
    private final ServerSocketChannel serverSocket;
    private final Answers answers;

    private MinimalPlatform(Answers answers) throws IOException {
        this.answers = answers;
        selector = Selector.open();
        serverSocket = ServerSocketChannel.open();
        serverSocket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        serverSocket.configureBlocking(false);
        serverSocket.register(selector, SelectionKey.OP_ACCEPT);
    }

    /**
     * Prints the port and serves.
     *
     * @param arguments the mean processing time in milliseconds
     * @throws IOException if it cannot listen
     */
    public static void main(String[] arguments) throws IOException {
        var platform = new MinimalPlatform(new Answers(System::currentTimeMillis, Double.parseDouble(arguments[0])));
        System.out.println(platform.serverSocket.socket().getLocalPort());
        platform.serve();
    }

    private void serve() throws IOException {
        while (true) {
            selector.select(this::serve);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else if (key.attachment() instanceof ClientSocket caller) {
                read(key, caller);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the minimal platform failed", e);
        }
    }

    private void accept() throws IOException {
        var channel = serverSocket.accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, new ClientSocket(channel, answers));
        }
    }

    /** Reads from a client; if it disconnects, only its channel is closed. */
    private static void read(SelectionKey key, ClientSocket caller) throws IOException {
        try {
            caller.read();
        } catch (IOException e) {
            key.channel().close();
        }
    }
}
