package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.body.BodyBounds;
import dev.ferry.adapters.rest.body.DatasetReader;
import dev.ferry.adapters.rest.exchange.AccessScope;
import dev.ferry.adapters.rest.exchange.Route;
import dev.ferry.application.Ferry;
import io.vertx.core.http.HttpMethod;
import java.time.InstantSource;
import java.util.List;

/** The routes under {@code /v1/uploads}, except the event streams. */
public final class UploadRoutes {

    private UploadRoutes() {}

    /**
     * Returns the routes, in no particular order.
     *
     * @param clock the current time, for Retry-After
     */
    public static List<Route> of(Ferry ferry, InstantSource clock, BodyBounds bounds) {
        var uploads = new UploadReplies(ferry, clock);
        var datasets = new DatasetReader(bounds);
        var submit = new SubmitEndpoint(uploads, datasets);
        return List.of(
                Route.post("/v1/uploads", submit),
                Route.post("/v1/uploads", submit).withMethod(HttpMethod.PUT),
                Route.get("/v1/uploads", new ListEndpoint(uploads)),
                Route.get("/v1/uploads/{id}", new GetUploadEndpoint(uploads)),
                new Route(HttpMethod.DELETE, "/v1/uploads/{id}", new DeleteEndpoint(uploads), AccessScope.ADMIN),
                Route.get("/v1/uploads/{id}/results/{kind}", new ResultEndpoint(uploads)),
                Route.get("/v1/uploads/{id}/data", DatasetEndpoint.data(uploads)),
                Route.get("/v1/uploads/{id}/original", DatasetEndpoint.original(uploads)),
                Route.get("/v1/uploads/{id}/problems", ProblemsEndpoint.problems(uploads)),
                Route.get("/v1/uploads/{id}/warnings", ProblemsEndpoint.warnings(uploads)),
                Route.post("/v1/uploads/{id}/retry", DecisionEndpoint.retry(uploads)),
                Route.post("/v1/uploads/{id}/resubmit", DecisionEndpoint.resubmit(uploads, datasets)),
                Route.post("/v1/uploads/{id}/cancel", DecisionEndpoint.cancel(uploads)),
                Route.post("/v1/uploads/{id}/settle", DecisionEndpoint.settle(uploads, bounds))
                        .withScope(AccessScope.ADMIN));
    }
}
