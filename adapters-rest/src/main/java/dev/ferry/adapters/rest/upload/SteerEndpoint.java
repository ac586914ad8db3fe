package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.exchange.Call;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.intake.BodyBounds;
import dev.ferry.adapters.rest.intake.Intake;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.message.Correction;
import dev.ferry.application.message.Steered;
import dev.ferry.application.port.driving.SteerUpload;
import io.vertx.core.Future;

/** Takes decisions about an upload: {@code POST /v1/uploads/{id}/…}, and answers with the upload after them. */
record SteerEndpoint(Uploads uploads, Decision decision) implements Endpoint {

    /** Reads what was decided and asks for it. */
    interface Decision {
        /**
         * Decides.
         *
         * @param call what was asked
         * @param steer whom to tell
         * @return what became of it
         */
        Future<Steered> decide(Call call, SteerUpload steer);
    }

    static SteerEndpoint retry(Uploads uploads) {
        return new SteerEndpoint(uploads, (call, steer) -> {
            call.query();
            return call.here(steer.retry(call.upload()));
        });
    }

    static SteerEndpoint cancel(Uploads uploads) {
        return new SteerEndpoint(uploads, (call, steer) -> {
            call.query();
            return call.here(steer.cancel(call.upload()));
        });
    }

    static SteerEndpoint settle(Uploads uploads, BodyBounds bounds) {
        return new SteerEndpoint(
                uploads,
                (call, steer) -> SettlementBody.read(call, bounds)
                        .compose(settlement -> call.here(steer.settle(call.upload(), settlement))));
    }

    static SteerEndpoint resubmit(Uploads uploads, Intake intake) {
        return new SteerEndpoint(
                uploads,
                (call, steer) -> intake.receive(call)
                        .compose(delivery -> call.here(
                                steer.resubmit(call.upload(), new Correction(delivery.data(), delivery.encoding())))));
    }

    @Override
    public Future<Reply> answer(Call call) {
        return decision.decide(call, uploads.ferry().steer()).compose(outcome -> switch (outcome) {
            case Steered.Done done -> uploads.reply(call, 200, done.entry());
            case Steered.NotFound missing -> throw Uploads.missing(missing.id());
            case Steered.NotAllowed refused ->
                throw new RefusedException(ProblemType.NOT_ALLOWED_IN_THIS_STATE, refused.reason());
            case Steered.Unusable unusable ->
                throw new RefusedException(
                        ProblemType.UNUSABLE_DATA, "the data set cannot be sent: " + unusable.reason());
        });
    }
}
