package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.body.DatasetReader;
import dev.ferry.adapters.rest.body.ReceivedDataset;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.exchange.UploadPath;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.port.driving.IdempotencyKey;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.TraceContext;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Accepts data sets: {@code POST /v1/uploads}, and {@code PUT}, which {@code curl -T} sends. It replies when the upload
 * is durable.
 */
record SubmitEndpoint(UploadReplies uploads, DatasetReader datasets) implements Endpoint {

    private static final List<ResultKind> DEFAULT_RESULTS =
            List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS);
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"");

    @Override
    public Future<Reply> answer(RequestContext call) {
        var key = call.header("Idempotency-Key").map(SubmitEndpoint::key);
        return datasets.receive(call, "name", "overwrite", "results", "allowEmpty", "delimiter")
                .compose(dataset -> submit(call, dataset, key));
    }

    private Future<Reply> submit(RequestContext call, ReceivedDataset dataset, Optional<IdempotencyKey> key) {
        var request = request(dataset, key, call.headerList("traceparent").flatMap(TraceContext::parse));
        return call.onContext(uploads.ferry().submit().submit(request)).compose(outcome -> switch (outcome) {
            case Submitted.Accepted accepted -> accepted(call, accepted);
            case Submitted.KeyReused reused ->
                throw new RefusedException(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "the Idempotency-Key belongs to upload " + reused.id().value()
                                + ", which was submitted with other data or other parameters");
            case Submitted.Unusable unusable -> throw DatasetReader.unusable(unusable.reason(), unusable.remedy());
            case Submitted.Invalid invalid -> throw DatasetReader.invalid(invalid.problems(), invalid.problemCount());
        });
    }

    private Future<Reply> accepted(RequestContext call, Submitted.Accepted accepted) {
        var entry = accepted.entry();
        return uploads.view(call, entry)
                .map(view -> uploads.headers(Reply.json(202, view.withNotes(accepted.notes())), entry)
                        .with("Location", UploadPath.of(entry.upload().id())));
    }

    private static UploadRequest request(
            ReceivedDataset dataset, Optional<IdempotencyKey> key, Optional<TraceContext> caller) {
        var parameters = dataset.parameters();
        var name = parameters
                .single("name", DatasetName::new)
                .orElseThrow(() -> RefusedException.badRequest(
                        "the parameter name is missing: send the data set's name on the Platform, such as ?name=June;"
                                + " in a form it is a field before the file"));
        var kinds = parameters.list("results", ResultKind::new);
        return new UploadRequest(
                name,
                parameters.flag("overwrite", false),
                kinds.isEmpty() ? DEFAULT_RESULTS : kinds,
                dataset.source(),
                dataset.data(),
                dataset.format(),
                key.orElse(null),
                caller.orElse(null),
                parameters.flag("allowEmpty", false));
    }

    /** Parses a key: a quoted string as in the IETF draft, or unquoted as most clients send it. */
    static IdempotencyKey key(String header) {
        var quoted = QUOTED.matcher(header);
        try {
            return new IdempotencyKey(quoted.matches() ? quoted.group(1) : header);
        } catch (IllegalArgumentException e) {
            throw RefusedException.badRequest("the header Idempotency-Key: " + e.getMessage());
        }
    }
}
