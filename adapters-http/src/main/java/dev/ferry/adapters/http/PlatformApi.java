package dev.ferry.adapters.http;

import dev.ferry.adapters.http.call.CallCancelledException;
import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.text.Html;
import dev.ferry.adapters.http.text.Percent;
import dev.ferry.adapters.http.token.TokenSource;
import dev.ferry.adapters.http.wire.Classification;
import dev.ferry.adapters.http.wire.CompleteAnswer;
import dev.ferry.adapters.http.wire.MeasuredBody;
import dev.ferry.adapters.http.wire.StreamedAnswer;
import dev.ferry.adapters.http.wire.Transport;
import dev.ferry.adapters.http.wire.TransportException;
import dev.ferry.adapters.http.wire.UploadBody;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/** The two API calls of the guide. Each is one exchange, repeated once when the Platform refuses the bearer token. */
final class PlatformApi {

    private final Transport queryTransport;
    private final Transport uploadTransport;
    private final Credentials credentials;
    private final TokenSource tokens;
    private final Classification classification;

    PlatformApi(
            Transport queryTransport,
            Transport uploadTransport,
            Credentials credentials,
            TokenSource tokens,
            Classification classification) {
        this.queryTransport = queryTransport;
        this.uploadTransport = uploadTransport;
        this.credentials = credentials;
        this.tokens = tokens;
        this.classification = classification;
    }

    UploadBody body(DatasetUpload upload) {
        return new UploadBody(upload, credentials, uploadTransport.context());
    }

    /** Sends a body. An unexpected failure leaves the outcome unknown: the caller must not take it for a refusal. */
    Future<ProcessingToken> upload(
            MeasuredBody body, @Nullable TraceContext trace, Intent intent, Cancellation cancellation) {
        return tokens.callWithToken(
                        token -> post(body, token, trace, intent, cancellation),
                        PlatformApi::isTokenRefused,
                        cancellation)
                .map(answer -> classification.token(answer, body.length()))
                .recover(failure -> Future.failedFuture(
                        switch (failure) {
                            case PlatformException known -> known;
                            case TransportException lost -> lostUpload(lost);
                            case CallCancelledException cancelled -> new PlatformException(unavailable(cancelled));
                            default ->
                                new PlatformException(new OutcomeUnknown("the upload failed unexpectedly ("
                                        + failure.getClass().getSimpleName() + "); the Platform may have the data"));
                        }));
    }

    Future<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace, Cancellation cancellation) {
        return tokens.callWithToken(
                        bearer -> queryTransport.exchange(
                                get(token, ResultKind.STATUS, bearer, trace),
                                request -> request.end(),
                                StreamedAnswer::readAll,
                                cancellation),
                        PlatformApi::isTokenRefused,
                        cancellation)
                .recover(PlatformApi::lostQuery)
                .map(answer -> classification.status(answer, token));
    }

    /** Can be cancelled until the head of the answer arrives; after that, each chunk has its own time limit. */
    Future<Chunks> result(
            ProcessingToken token, ResultKind kind, @Nullable TraceContext trace, Cancellation cancellation) {
        return tokens.callWithToken(
                        bearer -> queryTransport.exchange(
                                get(token, kind, bearer, trace),
                                request -> request.end(),
                                this::openResult,
                                cancellation),
                        ResultAnswer::isTokenRefused,
                        cancellation)
                .recover(PlatformApi::lostQuery)
                .map(opened -> opened.chunksOrThrow(classification, token));
    }

    private Future<ResultAnswer> openResult(StreamedAnswer answer) {
        return answer.status() / 100 == 2 && !Html.isHtmlType(answer.contentType())
                ? Future.succeededFuture(new ResultAnswer(
                        null, answer.chunks(queryTransport.limits().idle())))
                : answer.readAll().map(complete -> new ResultAnswer(complete, null));
    }

    private Future<CompleteAnswer> post(
            MeasuredBody body, String token, @Nullable TraceContext trace, Intent intent, Cancellation cancellation) {
        var options = uploadTransport
                .host()
                .request(HttpMethod.POST, "/api/UploadData")
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("Content-Type", "application/json");
        return uploadTransport.upload(withTrace(options, trace), body, intent, cancellation);
    }

    /** Builds the only URL that contains the API key. The URL is sent, but never logged or shown. */
    private RequestOptions get(ProcessingToken token, ResultKind kind, String bearer, @Nullable TraceContext trace) {
        var query = "?token=" + Percent.encode(token.value()) + "&key="
                + Percent.encode(credentials.apiKey().reveal()) + "&dataKey=" + Percent.encode(kind.key());
        return withTrace(
                queryTransport
                        .host()
                        .request(HttpMethod.GET, "/api/GetResults" + query)
                        .putHeader("Authorization", "Bearer " + bearer),
                trace);
    }

    /** Adds the header {@code traceparent} (W3C Trace Context, section 3.2). */
    private static RequestOptions withTrace(RequestOptions options, @Nullable TraceContext trace) {
        return trace == null ? options : options.putHeader("traceparent", trace.traceparent());
    }

    private static boolean isTokenRefused(CompleteAnswer answer) {
        return answer.status() == 401;
    }

    private static PlatformException lostUpload(TransportException lost) {
        return new PlatformException(
                lost.mayBeSent()
                        ? new OutcomeUnknown(lost.message() + "; the Platform may have the data")
                        : new Unavailable(lost.message()));
    }

    private static Unavailable unavailable(CallCancelledException cancelled) {
        return new Unavailable("nothing was sent " + cancelled.reason());
    }

    private static <T> Future<T> lostQuery(Throwable failure) {
        return Future.failedFuture(
                switch (failure) {
                    case TransportException lost -> new PlatformException(new Unavailable(lost.message()));
                    case CallCancelledException cancelled -> new PlatformException(unavailable(cancelled));
                    default -> failure;
                });
    }
}
