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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * A request and its response.
 *
 * @param routing the request in Vert.x Web
 * @param context the context of the connection, on which futures complete
 * @param id identifies the request in the response and in the log
 */
public record RequestContext(RoutingContext routing, Context context, String id) {

    /** Returns the request; paused when it has a body. */
    public HttpServerRequest request() {
        return routing.request();
    }

    /** Returns the response; a {@link ReplyBody} ends it. */
    public HttpServerResponse response() {
        return routing.response();
    }

    /**
     * Writes a part of the response.
     *
     * @return completes when the network has taken the bytes; fails when the client has disconnected
     */
    public Future<Void> write(Buffer bytes) {
        return response().write(bytes).recover(failure -> Future.failedFuture(new ClientDisconnectedException()));
    }

    /**
     * Ends the response.
     *
     * @param bytes the last part or the whole body
     * @return completes when the network has taken the bytes; fails when the client has disconnected
     */
    public Future<Void> end(Buffer bytes) {
        return RequestRules.hasKnownFraming(request())
                ? response().end(bytes).recover(failure -> Future.failedFuture(new ClientDisconnectedException()))
                : endForGood(bytes);
    }

    /**
     * Writes the last response of a connection whose next bytes may be anything. Vert.x would read a request from them
     * if this response ended, so it is complete for the client only.
     */
    private Future<Void> endForGood(Buffer bytes) {
        response().putHeader("Content-Length", Integer.toString(bytes.length()));
        return write(bytes);
    }

    /** Returns the request's path, not decoded. */
    public String path() {
        return Optional.ofNullable(request().path()).orElse("");
    }

    /**
     * Returns a header's value, or empty when it is missing.
     *
     * @throws RefusedException when the header is given twice: a proxy could read the other one
     */
    public Optional<String> header(String name) {
        var values = request().headers().getAll(name);
        if (values.size() > 1) {
            throw RefusedException.badRequest("the header " + name + " is given twice");
        }
        return values.stream().findFirst();
    }

    /** Returns a header that may be repeated as one list (RFC 9110 section 5.3); empty when it is missing. */
    public Optional<String> headerList(String name) {
        var values = request().headers().getAll(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /**
     * Returns the query's parameters.
     *
     * @param known all supported parameters
     * @throws RefusedException when the query has another parameter, or is not UTF-8
     */
    public Parameters query(String... known) {
        return Parameters.of(UrlText.query(request().query()), known);
    }

    /**
     * Returns a variable of the path, decoded.
     *
     * @param name the name in the route's template
     * @throws RefusedException when it is not UTF-8
     */
    public String segment(String name) {
        var template = List.of(
                String.valueOf(Objects.requireNonNull(routing.currentRoute()).getPath())
                        .split("/", -1));
        var segments = routing.normalizedPath().split("/", -1);
        return UrlText.decode(segments[template.indexOf(":" + name)], "the path");
    }

    /**
     * Returns the id of the upload in the path, in any case.
     *
     * @throws RefusedException when it is not a valid id
     */
    public UploadId upload() {
        try {
            return new UploadId(segment("id").toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw RefusedException.notFound("there is no upload '" + segment("id") + "'");
        }
    }

    /** Returns whether the response has headers only, as for HEAD. */
    public boolean headersOnly() {
        return request().method().equals(HttpMethod.HEAD);
    }

    /**
     * Converts a port's stage to a future.
     *
     * @return the same outcome, on the context
     */
    public <T> Future<T> onContext(CompletionStage<T> stage) {
        return Future.fromCompletionStage(stage, context);
    }

    /**
     * Runs slow work, such as parsing megabytes of JSON, on a worker thread.
     *
     * @return the outcome, on the context
     */
    public <T> Future<T> runBlocking(Callable<T> work) {
        return routing.vertx().executeBlocking(work, false).map(Objects::requireNonNull);
    }
}
