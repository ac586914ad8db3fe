package dev.ferry.adapters.rest.body;

import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import io.vertx.core.Future;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/** Receives data sets in each of the three forms. */
public record DatasetReader(BodyBounds bounds) {

    /**
     * Begins to receive. A raw body or a form's file has not been read when this completes; reading it is up to whoever
     * gets it.
     *
     * @param known all parameters that may occur
     * @return the data set; fails with a {@link RefusedException}
     */
    public Future<ReceivedDataset> receive(RequestContext call, String... known) {
        var type = MediaType.parse(call.header("Content-Type").orElse(""));
        var query = call.query(known);
        return switch (type.essence()) {
            case "", "text/csv", "application/octet-stream" -> {
                var chunks = new RequestChunks(call, bounds);
                yield Future.succeededFuture(
                        new ReceivedDataset(query, ReceivedDataset.once(chunks), charset(type), null));
            }
            case "multipart/form-data" ->
                call.here(new UploadForm(new RequestChunks(call, bounds), type).receive(query));
            case "application/json" ->
                BodyReader.read(call, bounds.atMost(PlatformJsonBody.MOST_BYTES), PlatformJsonBody.REMEDY)
                        .compose(body -> call.aside(() -> PlatformJsonBody.receive(body, query)));
            default ->
                throw unsupported("a body of type " + type.essence()
                        + " is not read here; send text/csv, multipart/form-data or application/json");
        };
    }

    static Charset charset(MediaType type) {
        return type.parameter("charset").map(DatasetReader::charset).orElse(StandardCharsets.UTF_8);
    }

    /** Some charsets of the JDK can only be written, or read only by guessing. */
    private static Charset charset(String name) {
        var charset = known(name);
        if (charset == null || !charset.canEncode()) {
            throw unsupported("there is no charset '" + name + "' here; utf-8 is the best choice");
        }
        return charset;
    }

    private static @Nullable Charset known(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static RefusedException unsupported(String detail) {
        return new RefusedException(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
    }
}
