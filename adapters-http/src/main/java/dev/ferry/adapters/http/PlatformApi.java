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

/** The guide's two API calls, one exchange each, replayed once when the bearer token was refused. */
final class PlatformApi {

    private final Transport questions;
    private final Transport deliveries;
    private final Credentials credentials;
    private final TokenSource tokens;
    private final Classification classification;

    PlatformApi(
            Transport questions,
            Transport deliveries,
            Credentials credentials,
            TokenSource tokens,
            Classification classification) {
        this.questions = questions;
        this.deliveries = deliveries;
        this.credentials = credentials;
        this.tokens = tokens;
        this.classification = classification;
    }

    UploadBody body(DatasetUpload upload) {
        return new UploadBody(upload, credentials, deliveries.context());
    }

    /** Sends a body. A failure that nobody foresaw must not be taken for a "no". */
    Future<ProcessingToken> upload(MeasuredBody body, @Nullable TraceContext trace, Cancellation cancellation) {
        return tokens.authorized(token -> post(body, token, trace, cancellation), PlatformApi::refused, cancellation)
                .map(answer -> classification.token(answer, body.length()))
                .recover(failure -> Future.failedFuture(
                        switch (failure) {
                            case PlatformException known -> known;
                            case TransportException lost -> lostUpload(lost);
                            case CallCancelledException unsent -> new PlatformException(unsent(unsent));
                            default ->
                                new PlatformException(new OutcomeUnknown("the upload ended in an unforeseen way ("
                                        + failure.getClass().getSimpleName() + "); the Platform may hold the data"));
                        }));
    }

    Future<ProcessingStatus> status(ProcessingToken token, @Nullable TraceContext trace, Cancellation cancellation) {
        return tokens.authorized(
                        bearer -> questions.exchange(
                                get(token, ResultKind.STATUS, bearer, trace),
                                request -> request.end(),
                                StreamedAnswer::whole,
                                cancellation),
                        PlatformApi::refused,
                        cancellation)
                .recover(PlatformApi::lostQuestion)
                .map(answer -> classification.status(answer, token));
    }

    /** It can be given up until the head of the answer has come; after that, each piece has a time of its own. */
    Future<Chunks> result(
            ProcessingToken token, ResultKind kind, @Nullable TraceContext trace, Cancellation cancellation) {
        return tokens.authorized(
                        bearer -> questions.exchange(
                                get(token, kind, bearer, trace), request -> request.end(), this::open, cancellation),
                        ResultAnswer::refusesToken,
                        cancellation)
                .recover(PlatformApi::lostQuestion)
                .map(opened -> opened.orThrow(classification, token));
    }

    private Future<ResultAnswer> open(StreamedAnswer reply) {
        return reply.status() / 100 == 2 && !Html.typed(reply.type())
                ? Future.succeededFuture(
                        new ResultAnswer(null, reply.chunks(questions.limits().idle())))
                : reply.whole().map(answer -> new ResultAnswer(answer, null));
    }

    private Future<CompleteAnswer> post(
            MeasuredBody body, String token, @Nullable TraceContext trace, Cancellation cancellation) {
        var options = deliveries
                .host()
                .request(HttpMethod.POST, "/api/UploadData")
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("Content-Type", "application/json");
        return deliveries.deliver(traced(options, trace), body, cancellation);
    }

    /** The one place where the API key enters a URL. The URL goes nowhere but on the wire. */
    private RequestOptions get(ProcessingToken token, ResultKind kind, String bearer, @Nullable TraceContext trace) {
        var query = "?token=" + token.value() + "&key="
                + Percent.encode(credentials.apiKey().reveal()) + "&dataKey=" + Percent.encode(kind.key());
        return traced(
                questions
                        .host()
                        .request(HttpMethod.GET, "/api/GetResults" + query)
                        .putHeader("Authorization", "Bearer " + bearer),
                trace);
    }

    /** Adds the header {@code traceparent} (W3C Trace Context, section 3.2). */
    private static RequestOptions traced(RequestOptions options, @Nullable TraceContext trace) {
        return trace == null ? options : options.putHeader("traceparent", trace.traceparent());
    }

    private static boolean refused(CompleteAnswer answer) {
        return answer.status() == 401;
    }

    private static PlatformException lostUpload(TransportException lost) {
        return new PlatformException(
                lost.sent()
                        ? new OutcomeUnknown(lost.words() + "; the Platform may hold the data")
                        : new Unavailable(lost.words()));
    }

    private static Unavailable unsent(CallCancelledException unsent) {
        return new Unavailable("nothing was sent " + unsent.why());
    }

    private static <T> Future<T> lostQuestion(Throwable failure) {
        return Future.failedFuture(
                switch (failure) {
                    case TransportException lost -> new PlatformException(new Unavailable(lost.words()));
                    case CallCancelledException unsent -> new PlatformException(unsent(unsent));
                    default -> failure;
                });
    }
}
