package dev.ferry.adapters.rest.body;

import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;

/** Small bodies, read whole. */
public final class BodyReader {

    private BodyReader() {}

    /**
     * Reads a body to its end.
     *
     * @param remedy what to do when it has more, to be read after a semicolon
     * @return the body; fails with a {@link RefusedException}
     */
    public static Future<Buffer> read(RequestContext call, BodyBounds bounds, String remedy) {
        try {
            var body = Buffer.buffer();
            return call.here(new RequestChunks(call, bounds).forEach(piece -> append(body, piece)))
                    .map(body)
                    .recover(failure -> Future.failedFuture(
                            failure instanceof RefusedException refused ? advised(refused, remedy) : failure));
        } catch (RefusedException e) {
            return Future.failedFuture(advised(e, remedy));
        }
    }

    private static RefusedException advised(RefusedException refused, String remedy) {
        var problem = refused.problem();
        return problem.type() == ProblemType.PAYLOAD_TOO_LARGE
                ? new RefusedException(problem.type(), problem.detail() + "; " + remedy)
                : refused;
    }

    private static void append(Buffer body, ByteBuffer piece) {
        var bytes = new byte[piece.remaining()];
        piece.get(bytes);
        body.appendBytes(bytes);
    }
}
