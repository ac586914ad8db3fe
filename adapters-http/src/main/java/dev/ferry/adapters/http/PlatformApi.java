package dev.ferry.adapters.http;

import dev.ferry.adapters.http.call.CallCancelledException;
import dev.ferry.adapters.http.call.CallerFailureException;
import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.text.ErrorObject;
import dev.ferry.adapters.http.text.Html;
import dev.ferry.adapters.http.text.Percent;
import dev.ferry.adapters.http.token.TokenSource;
import dev.ferry.adapters.http.wire.Classification;
import dev.ferry.adapters.http.wire.StreamedAnswer;
import dev.ferry.adapters.http.wire.Transport;
import dev.ferry.adapters.http.wire.UploadBody;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.TraceContext;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The two API calls of the guide. Each is one exchange, repeated once when the Platform refuses the bearer token. */
final class PlatformApi {

    private static final Unauthorized TOKEN_REFUSED =
            new Unauthorized("the Platform refused the bearer token; the data is sent again when there is a new one");

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

    Future<UploadBody> measure(DatasetUpload upload) {
        return UploadBody.measure(upload, credentials, uploadTransport.context());
    }

    /** Sends a body. An unexpected failure leaves the outcome unknown: the caller must not take it for a refusal. */
    Future<ProcessingToken> upload(
            UploadBody body, @Nullable TraceContext trace, Intent intent, Cancellation cancellation) {
        return tokens.callWithToken(
                        bearer -> post(body, trace, bearer, intent, cancellation), () -> withdraw(intent), cancellation)
                .recover(failure -> Future.failedFuture(
                        switch (failure) {
                            case PlatformException known -> known;
                            case CallerFailureException own -> own;
                            case CallCancelledException cancelled -> unsent(cancelled);
                            default ->
                                new PlatformException(new OutcomeUnknown("the upload failed unexpectedly ("
                                        + failure.getClass().getSimpleName() + "); the Platform may have the data"));
                        }));
    }

    Future<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace, Cancellation cancellation) {
        return query(
                token,
                ResultKind.STATUS,
                trace,
                answer -> answer.readAll().map(complete -> classification.status(complete, token)),
                cancellation);
    }

    /** Can be cancelled until the head of the answer arrives; after that, each chunk has its own time limit. */
    Future<Chunks> result(
            ProcessingToken token, ResultKind kind, @Nullable TraceContext trace, Cancellation cancellation) {
        return query(token, kind, trace, answer -> openResult(answer, token), cancellation);
    }

    /** A 202 is a result only if it has a body, a 204 or a part (206) never (RFC 9110 section 15.3). */
    private Future<Chunks> openResult(StreamedAnswer answer, ProcessingToken token) {
        if (answer.status() / 100 != 2
                || answer.status() == 204
                || answer.status() == 206
                || Html.isHtmlType(answer.contentType())
                || ErrorObject.isErrorType(answer.contentType())) {
            return answer.readAll()
                    .compose(complete ->
                            Future.failedFuture(new PlatformException(classification.queryFault(complete, token))));
        }
        if (!answer.hasMarkedEnd()) {
            return Future.failedFuture(new PlatformException(classification.unmarkedEnd()));
        }
        var chunks = answer.chunks();
        return Future.succeededFuture(
                classification.result(answer.status() == 202 ? new NonEmptyChunks(chunks) : chunks));
    }

    private Future<Void> withdraw(Intent intent) {
        return Future.fromCompletionStage(intent.withdraw(TOKEN_REFUSED), uploadTransport.context())
                .recover(failure -> Future.failedFuture(new CallerFailureException(Stages.cause(failure))));
    }

    private Future<ProcessingToken> post(
            UploadBody body, @Nullable TraceContext trace, String bearer, Intent intent, Cancellation cancellation) {
        var request = uploadTransport
                .request(HttpMethod.POST, "/api/UploadData")
                .putHeader("Authorization", "Bearer " + bearer)
                .putHeader("Content-Type", "application/json");
        return uploadTransport
                .upload(withTrace(request, trace), body, intent, cancellation)
                .map(answer -> classification.token(answer, body.length()));
    }

    private <T> Future<T> query(
            ProcessingToken token,
            ResultKind kind,
            @Nullable TraceContext trace,
            Function<StreamedAnswer, Future<T>> answerReader,
            Cancellation cancellation) {
        return tokens.callWithToken(
                        bearer -> queryTransport.exchange(
                                get(token, kind, bearer, trace), null, answerReader, cancellation),
                        cancellation)
                .recover(failure -> Future.failedFuture(
                        failure instanceof CallCancelledException cancelled ? unsent(cancelled) : failure));
    }

    /** Builds the only URL that contains the API key. The URL is sent, but never logged or shown. */
    private HttpRequest<Buffer> get(
            ProcessingToken token, ResultKind kind, String bearer, @Nullable TraceContext trace) {
        var query = "?token=" + Percent.encode(token.value()) + "&key="
                + Percent.encode(credentials.apiKey().reveal()) + "&dataKey=" + Percent.encode(kind.key());
        return withTrace(
                queryTransport
                        .request(HttpMethod.GET, "/api/GetResults" + query)
                        .putHeader("Authorization", "Bearer " + bearer),
                trace);
    }

    /** Adds the header {@code traceparent} (W3C Trace Context, section 3.2). */
    private static HttpRequest<Buffer> withTrace(HttpRequest<Buffer> request, @Nullable TraceContext trace) {
        return trace == null ? request : request.putHeader("traceparent", trace.traceparent());
    }

    private static PlatformException unsent(CallCancelledException cancelled) {
        return new PlatformException(new Unavailable("nothing was sent " + cancelled.reason()));
    }
}
