package dev.ferry.sandbox.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;

/**
 * Sends the answer to one request, and manipulates its connection. HTTP/1.1 only, so that a manipulated connection
 * affects one request. Thread-safe; all methods return immediately.
 */
public final class ClientConnection {

    /** The size of a write of {@link #sendRepeatedly}. */
    private static final int CHUNK_BYTES = 64 * 1024;

    private final HttpServerResponse response;
    private final Channel channel;
    private final Context context;
    private final Vertx vertx;

    /** Creates the connection of a request. Vert.x hides its sockets, so this uses an internal class; see ADR 21. */
    public ClientConnection(HttpServerRequest request, Vertx vertx) {
        var connection = (HttpServerConnection) request.connection();
        this.response = request.response();
        this.channel = connection.channelHandlerContext().channel();
        this.context = connection.context();
        this.vertx = vertx;
    }

    /** Sends an answer correctly. */
    public void send(SandboxAnswer answer) {
        startAnswer(answer).end(answer.body());
    }

    /**
     * Sends a head that announces the whole answer, then the start of the body, then closes the connection.
     *
     * @param answer the announced answer; an empty body is announced as one byte
     * @param bytes the number of bytes of the body to send; never the whole body
     */
    public void sendPart(SandboxAnswer answer, int bytes) {
        var announced = Math.max(1, answer.body().length());
        var part = answer.body().slice(0, Math.min(bytes, announced - 1));
        startAnswer(answer, announced).write(part).onComplete(written -> close());
    }

    /**
     * Sends an answer slowly.
     *
     * @param bytes the size of each chunk of the body, positive
     * @param pause the pause between two chunks, at least 1 ms
     */
    public void drip(SandboxAnswer answer, int bytes, Duration pause) {
        startAnswer(answer, answer.body().length());
        drip(answer.body(), bytes, pause);
    }

    /**
     * Sends an answer with its body repeated.
     *
     * @param answer the answer; an empty body becomes empty lines
     * @param bytes the length of the sent body; the client may stop it by closing the connection
     */
    public void sendRepeatedly(SandboxAnswer answer, long bytes) {
        var body = answer.body().length() == 0 ? Buffer.buffer("\n") : answer.body();
        var chunk = Buffer.buffer(CHUNK_BYTES);
        while (chunk.length() < CHUNK_BYTES) {
            chunk.appendBuffer(body);
        }
        startAnswer(answer).setChunked(true);
        writeChunks(chunk, bytes);
    }

    /**
     * Runs an action after a pause.
     *
     * @param pause at least 1 ms
     * @param action runs on the connection's thread
     */
    public void after(Duration pause, Runnable action) {
        vertx.setTimer(pause.toMillis(), timer -> context.runOnContext(unused -> action.run()));
    }

    /** Closes the connection with a TCP reset; unread input is discarded. */
    public void reset() {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        close();
    }

    /** Ends the output side of the connection (TCP FIN) and continues to read until the client closes it. */
    public void shutOutput() {
        var unused = ((DuplexChannel) channel).shutdownOutput();
    }

    private void close() {
        var unused = channel.close();
    }

    private HttpServerResponse startAnswer(SandboxAnswer answer) {
        answer.headers().forEach((header, value) -> response.putHeader(header, value));
        return response.setStatusCode(answer.status());
    }

    private HttpServerResponse startAnswer(SandboxAnswer answer, int length) {
        return startAnswer(answer).putHeader("Content-Length", String.valueOf(length));
    }

    private void drip(Buffer rest, int bytes, Duration pause) {
        if (rest.length() <= bytes) {
            response.end(rest);
        } else if (!response.closed()) {
            response.write(rest.slice(0, bytes));
            after(pause, () -> drip(rest.slice(bytes, rest.length()), bytes, pause));
        }
    }

    /** Writes each chunk in its own task, so the stack does not grow, and after the previous chunk has been written. */
    private void writeChunks(Buffer chunk, long bytesLeft) {
        if (bytesLeft <= chunk.length()) {
            response.end(chunk.slice(0, (int) bytesLeft));
        } else {
            response.write(chunk)
                    .onSuccess(
                            written -> context.runOnContext(unused -> writeChunks(chunk, bytesLeft - chunk.length())));
        }
    }
}
