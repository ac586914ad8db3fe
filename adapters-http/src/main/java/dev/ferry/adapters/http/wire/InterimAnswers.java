package dev.ferry.adapters.http.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpClientConnection;

/**
 * Drops interim answers (1xx, RFC 9110 section 15.2), so that the final answer counts. Vert.x 5.1.6 skips only 100 and
 * 103 itself. It takes any other one for the final answer, and closes the connection when the final answer arrives. 101
 * is passed on: no answer in HTTP follows it.
 */
public final class InterimAnswers extends ChannelInboundHandlerAdapter {

    private boolean dropping;

    private InterimAnswers() {}

    /** Drops the interim answers of a new connection. Vert.x hides its channel, so this uses an internal class. */
    public static void dropFrom(HttpConnection connection) {
        var vertxHandler = ((HttpClientConnection) connection).channelHandlerContext();
        vertxHandler.pipeline().addBefore(vertxHandler.name(), "interim-answers", new InterimAnswers());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse response) {
            var status = response.status().code();
            dropping = status > 101 && status < 200;
        }
        if (!dropping) {
            context.fireChannelRead(message);
        } else if (message instanceof LastHttpContent) {
            dropping = false;
        }
    }
}
