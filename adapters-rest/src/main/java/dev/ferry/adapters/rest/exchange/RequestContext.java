package dev.ferry.adapters.rest.exchange;

import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.domain.submission.UploadId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * A request and its response, on the context of its connection.
 *
 * @param routing as Vert.x Web has it
 */
public record RequestContext(RoutingContext routing, Context context) {

    /**
     * The request.
     *
     * @return paused when it has a body
     */
    public HttpServerRequest request() {
        return routing.request();
    }

    /**
     * The response.
     *
     * @return to be ended by a {@link ReplyBody}
     */
    public HttpServerResponse response() {
        return routing.response();
    }

    /**
     * Writes a part of the response.
     *
     * @return completes when the network has taken it; fails when the client has gone
     */
    public Future<Void> write(Buffer bytes) {
        return response().write(bytes).recover(failure -> Future.failedFuture(new ClientGoneException()));
    }

    /**
     * Ends the response.
     *
     * @param bytes its last part, or all of it
     * @return completes when the network has taken it; fails when the client has gone
     */
    public Future<Void> end(Buffer bytes) {
        return response().end(bytes).recover(failure -> Future.failedFuture(new ClientGoneException()));
    }

    /**
     * The path as it was asked for.
     *
     * @return not decoded
     */
    public String path() {
        return Optional.ofNullable(request().path()).orElse("");
    }

    /**
     * A header.
     *
     * @return its value, or empty when it is missing
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request().getHeader(name));
    }

    /**
     * The query.
     *
     * @param known all parameters that may occur
     * @throws RefusedException when another occurs
     */
    public Parameters query(String... known) {
        return Parameters.of(routing.queryParams(), known);
    }

    /**
     * A part of the path.
     *
     * @param name as it stands in the route's template
     * @return its text, decoded
     */
    public String segment(String name) {
        return Optional.ofNullable(routing.pathParam(name)).orElse("");
    }

    /**
     * The upload that the path names.
     *
     * @throws RefusedException when nothing could have this id
     */
    public UploadId upload() {
        try {
            return new UploadId(segment("id"));
        } catch (IllegalArgumentException e) {
            throw RefusedException.notFound("there is no upload '" + segment("id") + "'");
        }
    }

    /**
     * Whether only the headers are wanted.
     *
     * @return true for HEAD
     */
    public boolean headersOnly() {
        return request().method().equals(HttpMethod.HEAD);
    }

    /**
     * Brings the outcome of a port back to where everything happens.
     *
     * @return its outcome, on the context
     */
    public <T> Future<T> here(CompletionStage<T> stage) {
        return Future.fromCompletionStage(stage, context);
    }

    /**
     * Does what takes long, such as reading megabytes of JSON, where it holds up nobody.
     *
     * @return the outcome, on the context
     */
    public <T> Future<T> aside(Callable<T> work) {
        return routing.vertx().executeBlocking(work, false).map(Objects::requireNonNull);
    }
}
