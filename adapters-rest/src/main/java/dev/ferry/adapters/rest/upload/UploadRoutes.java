package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.body.BodyBounds;
import dev.ferry.adapters.rest.body.DatasetReader;
import dev.ferry.adapters.rest.exchange.AccessScope;
import dev.ferry.adapters.rest.exchange.Route;
import dev.ferry.application.Ferry;
import io.vertx.core.http.HttpMethod;
import java.time.InstantSource;
import java.util.List;

/** The routes under {@code /v1/uploads}, but for the events. */
public final class UploadRoutes {

    private UploadRoutes() {}

    /**
     * The routes.
     *
     * @param clock by which waiting is counted
     * @return in no particular order
     */
    public static List<Route> of(Ferry ferry, InstantSource clock, BodyBounds bounds) {
        var uploads = new UploadReplies(ferry, clock);
        var intake = new DatasetReader(bounds);
        var submit = new SubmitEndpoint(uploads, intake);
        return List.of(
                Route.post("/v1/uploads", submit),
                Route.post("/v1/uploads", submit).by(HttpMethod.PUT),
                Route.get("/v1/uploads", new ListEndpoint(uploads)),
                Route.get("/v1/uploads/{id}", new GetUploadEndpoint(uploads)),
                Route.get("/v1/uploads/{id}/results/{kind}", new ResultEndpoint(uploads)),
                Route.get("/v1/uploads/{id}/problems", new ProblemsEndpoint(uploads)),
                Route.post("/v1/uploads/{id}/retry", DecisionEndpoint.retry(uploads)),
                Route.post("/v1/uploads/{id}/resubmit", DecisionEndpoint.resubmit(uploads, intake)),
                Route.post("/v1/uploads/{id}/cancel", DecisionEndpoint.cancel(uploads)),
                Route.post("/v1/uploads/{id}/settle", DecisionEndpoint.settle(uploads, bounds))
                        .in(AccessScope.ADMIN));
    }
}
