package dev.ferry.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;

/** One thread that answers all connections, until it is killed. */
public final class MinimalPlatform {

    private static final int BACKLOG = 1024;

    private final Selector selector;
    private final ServerSocketChannel door;
    private final Answers answers;

    private MinimalPlatform(Answers answers) throws IOException {
        this.answers = answers;
        selector = Selector.open();
        door = ServerSocketChannel.open();
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
    }

    /**
     * Serves, and prints its port first.
     *
     * @param arguments how many milliseconds processing takes in the mean
     * @throws IOException when it cannot listen
     */
    public static void main(String[] arguments) throws IOException {
        var platform = new MinimalPlatform(new Answers(System::currentTimeMillis, Double.parseDouble(arguments[0])));
        System.out.println(platform.door.socket().getLocalPort());
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
                greet();
            } else if (key.attachment() instanceof Caller caller) {
                read(key, caller);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the minimal platform is broken", e);
        }
    }

    private void greet() throws IOException {
        var channel = door.accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, new Caller(channel, answers));
        }
    }

    /** A client that breaks off is no reason to end. */
    private static void read(SelectionKey key, Caller caller) throws IOException {
        try {
            caller.read();
        } catch (IOException e) {
            key.channel().close();
        }
    }
}
