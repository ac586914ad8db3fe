package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.body.BodyBounds;
import dev.ferry.adapters.rest.body.DatasetReader;
import dev.ferry.adapters.rest.body.ReceivedDataset;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Parameters;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.port.driving.DecideUpload;
import dev.ferry.application.port.driving.DecideUpload.Correction;
import dev.ferry.application.port.driving.DecideUpload.DecisionResult;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import io.vertx.core.Future;

/** Executes a decision about an upload, {@code POST /v1/uploads/{id}/…}, and returns the changed upload. */
record DecisionEndpoint(UploadReplies uploads, Decision decision) implements Endpoint {

    /** The parameter with which older data may replace newer. */
    static final String OVER_NEWER = "overNewer";

    /** Reads a decision from the request and calls the driving port. */
    interface Decision {
        /** Executes the decision. */
        Future<DecisionResult> decide(RequestContext call, DecideUpload decide);
    }

    static DecisionEndpoint retry(UploadReplies uploads) {
        return new DecisionEndpoint(uploads, (call, decide) -> {
            var parameters = call.query("overwrite", OVER_NEWER);
            var overwrite = parameters.flag("overwrite", false);
            return call.onContext(decide.retry(call.upload(), overwrite, newer(parameters)));
        });
    }

    static DecisionEndpoint cancel(UploadReplies uploads) {
        return new DecisionEndpoint(uploads, (call, decide) -> {
            call.query();
            return call.onContext(decide.cancel(call.upload()));
        });
    }

    static DecisionEndpoint settle(UploadReplies uploads, BodyBounds bounds) {
        return new DecisionEndpoint(
                uploads,
                (call, decide) -> SettlementBody.read(call, bounds)
                        .compose(
                                body -> call.onContext(decide.settle(call.upload(), body.settlement(), body.newer()))));
    }

    static DecisionEndpoint resubmit(UploadReplies uploads, DatasetReader datasets) {
        return new DecisionEndpoint(
                uploads,
                (call, decide) -> datasets.receive(call, "allowEmpty", "delimiter", OVER_NEWER)
                        .compose(dataset -> call.onContext(
                                decide.resubmit(call.upload(), correction(dataset), newer(dataset.parameters())))));
    }

    private static Correction correction(ReceivedDataset dataset) {
        return new Correction(
                dataset.data(), dataset.format(), dataset.parameters().flag("allowEmpty", false));
    }

    /**
     * Reads what happens to newer data of the same name.
     *
     * @throws RefusedException when the value is neither true nor false
     */
    static NewerData newer(Parameters parameters) {
        return parameters.flag(OVER_NEWER, false) ? NewerData.REPLACE : NewerData.KEEP;
    }

    @Override
    public Future<Reply> answer(RequestContext call) {
        return decision.decide(call, uploads.ferry().decide()).compose(outcome -> switch (outcome) {
            case DecisionResult.Applied applied -> uploads.reply(call, 200, applied.entry());
            case DecisionResult.NotFound missing -> throw UploadReplies.missing(missing.id());
            case DecisionResult.NotAllowed refused ->
                throw new RefusedException(ProblemType.NOT_ALLOWED_IN_THIS_STATE, refused.reason());
            case DecisionResult.OlderData older ->
                throw new RefusedException(
                        ProblemType.OLDER_DATA,
                        older.reason() + "; to send it nevertheless: overNewer=true (--over-newer)");
            case DecisionResult.Unusable unusable -> throw DatasetReader.unusable(unusable.reason(), unusable.remedy());
            case DecisionResult.Invalid invalid ->
                throw DatasetReader.invalid(invalid.problems(), invalid.problemCount());
        });
    }
}
