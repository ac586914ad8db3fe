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
 * The way back to one client. HTTP/1.1 only, so that what is done to the connection is done to one request. Its methods
 * may be called from any thread; all of them return at once.
 */
public final class ClientConnection {

    /** So much is written at a time, once more than one answer is to be sent. */
    private static final int PIECE = 64 * 1024;

    private final HttpServerResponse response;
    private final Channel channel;
    private final Context context;
    private final Vertx vertx;

    /** The way back from a request. Vert.x hides its sockets, and faults are made of nothing else: see ADR 21. */
    public ClientConnection(HttpServerRequest request, Vertx vertx) {
        var connection = (HttpServerConnection) request.connection();
        this.response = request.response();
        this.channel = connection.channelHandlerContext().channel();
        this.context = connection.context();
        this.vertx = vertx;
    }

    /** Sends an answer, as is right. */
    public void send(SandboxAnswer answer) {
        begin(answer).end(answer.body());
    }

    /**
     * Sends a head that promises the whole answer, then the beginning of the body, then closes the connection.
     *
     * @param answer what is promised; an empty body is promised to have one byte
     * @param bytes how much of the body is sent; never all of it
     */
    public void sendPart(SandboxAnswer answer, int bytes) {
        var promised = Math.max(1, answer.body().length());
        var part = answer.body().slice(0, Math.min(bytes, promised - 1));
        promise(answer, promised).write(part).onComplete(written -> hangUp());
    }

    /**
     * Sends an answer bit by bit.
     *
     * @param bytes how much of the body goes out at a time, positive
     * @param pause between two pieces, at least a millisecond
     */
    public void drip(SandboxAnswer answer, int bytes, Duration pause) {
        promise(answer, answer.body().length());
        drip(answer.body(), bytes, pause);
    }

    /**
     * Sends an answer over and over.
     *
     * @param answer what to send; an empty body becomes empty lines
     * @param bytes how long the body becomes; the client may stop it by closing the connection
     */
    public void pour(SandboxAnswer answer, long bytes) {
        var once = answer.body().length() == 0 ? Buffer.buffer("\n") : answer.body();
        var piece = Buffer.buffer(PIECE);
        while (piece.length() < PIECE) {
            piece.appendBuffer(once);
        }
        begin(answer).setChunked(true);
        pour(piece, bytes);
    }

    /**
     * Does something later.
     *
     * @param pause how much later, at least a millisecond
     * @param action on the connection's thread
     */
    public void after(Duration pause, Runnable action) {
        vertx.setTimer(pause.toMillis(), late -> context.runOnContext(go -> action.run()));
    }

    /** Breaks the connection off with a TCP reset; what was not read yet never is. */
    public void reset() {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        hangUp();
    }

    /** Ends our side of the connection (TCP FIN) and goes on listening, for as long as the client likes. */
    public void shutOutput() {
        var unused = ((DuplexChannel) channel).shutdownOutput();
    }

    private void hangUp() {
        var unused = channel.close();
    }

    private HttpServerResponse begin(SandboxAnswer answer) {
        answer.headers().forEach((header, value) -> response.putHeader(header, value));
        return response.setStatusCode(answer.status());
    }

    private HttpServerResponse promise(SandboxAnswer answer, int length) {
        return begin(answer).putHeader("Content-Length", String.valueOf(length));
    }

    private void drip(Buffer rest, int bytes, Duration pause) {
        if (rest.length() <= bytes) {
            response.end(rest);
        } else if (!response.closed()) {
            response.write(rest.slice(0, bytes));
            after(pause, () -> drip(rest.slice(bytes, rest.length()), bytes, pause));
        }
    }

    /** Each turn is a task of its own, so the stack does not grow; a piece waits until the one before is gone. */
    private void pour(Buffer piece, long left) {
        if (left <= piece.length()) {
            response.end(piece.slice(0, (int) left));
        } else {
            response.write(piece).onSuccess(gone -> context.runOnContext(go -> pour(piece, left - piece.length())));
        }
    }
}
