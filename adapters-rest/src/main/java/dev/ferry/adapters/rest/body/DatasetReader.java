package dev.ferry.adapters.rest.body;

import dev.ferry.adapters.json.ProblemView;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.content.UnusableDataException.Remedy;
import dev.ferry.domain.dataset.Problem;
import io.vertx.core.Future;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads data sets in the three supported formats: raw, multipart form and JSON. */
public record DatasetReader(BodyBounds bounds) {

    /**
     * Starts to read a data set. When the result completes, the caller still has to read a raw body or a form's file.
     *
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
                call.onContext(new UploadForm(new RequestChunks(call, bounds), type).receive(query));
            case "application/json" ->
                BodyReader.read(call, bounds.atMost(PlatformJsonBody.MAX_BYTES), PlatformJsonBody.REMEDY)
                        .compose(body -> call.runBlocking(() -> PlatformJsonBody.receive(body, query)));
            default ->
                throw unsupported("a body of type " + type.essence()
                        + " is not supported; send text/csv, multipart/form-data or application/json");
        };
    }

    /** The refusal of a data set that the core cannot use, with the parameter that helps. */
    public static RefusedException unusable(String reason, Remedy remedy) {
        var parameter = switch (remedy) {
            case NAME_ENCODING -> " (Content-Type: text/csv; charset=…)";
            case ALLOW_EMPTY -> " (allowEmpty=true)";
            case CORRECT_DATA -> "";
        };
        return new RefusedException(ProblemType.UNUSABLE_DATA, "the data set cannot be sent: " + reason + parameter);
    }

    /** The refusal of a data set that the core cannot convert. */
    public static RefusedException invalid(List<Problem> problems, long problemCount) {
        return RefusedException.invalidData(ProblemView.of(problems), problemCount);
    }

    static @Nullable Charset charset(MediaType type) {
        return type.parameter("charset").map(DatasetReader::charset).orElse(null);
    }

    /** Refuses charsets that cannot encode: those of the JDK decode by guessing. */
    private static Charset charset(String name) {
        var charset = lookUp(name);
        if (charset == null || !charset.canEncode()) {
            throw unsupported("the charset '" + name + "' is not supported; use utf-8");
        }
        return charset;
    }

    private static @Nullable Charset lookUp(String name) {
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
