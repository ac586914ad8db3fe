package dev.ferry.adapters.rest.body;

import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;

/** Reads small bodies into memory. */
public final class BodyReader {

    private BodyReader() {}

    /**
     * Reads a body to its end.
     *
     * @param remedy advice for a client whose body is too large; appended to the problem's detail after a semicolon
     * @return the body; fails with a {@link RefusedException}
     */
    public static Future<Buffer> read(RequestContext call, BodyBounds bounds, String remedy) {
        try {
            var body = Buffer.buffer();
            return call.onContext(new RequestChunks(call, bounds).forEach(chunk -> append(body, chunk)))
                    .map(body)
                    .recover(failure -> Future.failedFuture(
                            failure instanceof RefusedException refused ? withRemedy(refused, remedy) : failure));
        } catch (RefusedException e) {
            return Future.failedFuture(withRemedy(e, remedy));
        }
    }

    private static RefusedException withRemedy(RefusedException refused, String remedy) {
        var problem = refused.problem();
        return problem.type() == ProblemType.PAYLOAD_TOO_LARGE
                ? new RefusedException(problem.type(), problem.detail() + "; " + remedy)
                : refused;
    }

    private static void append(Buffer body, ByteBuffer chunk) {
        var bytes = new byte[chunk.remaining()];
        chunk.get(bytes);
        body.appendBytes(bytes);
    }
}
