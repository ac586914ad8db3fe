package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.body.BodyBounds;
import dev.ferry.adapters.rest.body.DatasetReader;
import dev.ferry.adapters.rest.body.ReceivedDataset;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.port.driving.DecideUpload;
import dev.ferry.application.port.driving.DecideUpload.Correction;
import dev.ferry.application.port.driving.DecideUpload.DecisionResult;
import io.vertx.core.Future;

/** Executes a decision about an upload, {@code POST /v1/uploads/{id}/…}, and returns the changed upload. */
record DecisionEndpoint(UploadReplies uploads, Decision decision) implements Endpoint {

    /** Reads a decision from the request and calls the driving port. */
    interface Decision {
        /** Executes the decision. */
        Future<DecisionResult> decide(RequestContext call, DecideUpload decide);
    }

    static DecisionEndpoint retry(UploadReplies uploads) {
        return new DecisionEndpoint(uploads, (call, decide) -> {
            var overwrite = call.query("overwrite").flag("overwrite", false);
            return call.onContext(decide.retry(call.upload(), overwrite));
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
                        .compose(settlement -> call.onContext(decide.settle(call.upload(), settlement))));
    }

    static DecisionEndpoint resubmit(UploadReplies uploads, DatasetReader datasets) {
        return new DecisionEndpoint(
                uploads,
                (call, decide) -> datasets.receive(call, "allowEmpty")
                        .compose(dataset -> call.onContext(decide.resubmit(call.upload(), correction(dataset)))));
    }

    private static Correction correction(ReceivedDataset dataset) {
        return new Correction(
                dataset.data(), dataset.encoding(), dataset.parameters().flag("allowEmpty", false));
    }

    @Override
    public Future<Reply> answer(RequestContext call) {
        return decision.decide(call, uploads.ferry().decide()).compose(outcome -> switch (outcome) {
            case DecisionResult.Applied applied -> uploads.reply(call, 200, applied.entry());
            case DecisionResult.NotFound missing -> throw UploadReplies.missing(missing.id());
            case DecisionResult.NotAllowed refused ->
                throw new RefusedException(ProblemType.NOT_ALLOWED_IN_THIS_STATE, refused.reason());
            case DecisionResult.Unusable unusable -> throw DatasetReader.unusable(unusable.reason(), unusable.remedy());
        });
    }
}
