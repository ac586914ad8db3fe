package dev.ferry.adapters.rest.operations;

import dev.ferry.adapters.rest.exchange.AccessScope;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.exchange.Route;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driving.LiftPause;
import dev.ferry.application.port.driving.ReadOverview;
import dev.ferry.application.port.driving.ReadOverview.Overview;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes for the state of the account as a whole: the overview, and the pause. */
public final class AccountRoutes {

    private final ReadOverview overview;
    private final LiftPause pause;

    private AccountRoutes(ReadOverview overview, LiftPause pause) {
        this.overview = overview;
        this.pause = pause;
    }

    /** Returns the routes, in no particular order. */
    public static List<Route> of(ReadOverview overview, LiftPause pause) {
        var routes = new AccountRoutes(overview, pause);
        return List.of(
                Route.get("/v1/overview", routes::read),
                new Route(HttpMethod.DELETE, "/v1/pause", routes::lift, AccessScope.WRITE));
    }

    private record OverviewView(
            Instant at, Map<String, Long> uploads, @Nullable PauseView pause) {

        static OverviewView of(Overview overview) {
            var uploads = new LinkedHashMap<String, Long>();
            for (var state : UploadState.values()) {
                uploads.put(state.word(), overview.uploads().getOrDefault(state, 0L));
            }
            return new OverviewView(overview.at(), uploads, PauseView.of(overview.pausedUntil()));
        }
    }

    private record PauseView(Instant until) {

        static @Nullable PauseView of(@Nullable Instant until) {
            return until == null ? null : new PauseView(until);
        }
    }

    private record LiftedView(@Nullable PauseView lifted) {}

    private Future<Reply> read(RequestContext call) {
        call.query();
        return call.onContext(overview.read()).map(read -> Reply.json(200, OverviewView.of(read)));
    }

    private Future<Reply> lift(RequestContext call) {
        call.query();
        return call.onContext(pause.lift())
                .map(lifted -> Reply.json(200, new LiftedView(PauseView.of(lifted.orElse(null)))));
    }
}
