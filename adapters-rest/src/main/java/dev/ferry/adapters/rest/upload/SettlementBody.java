package dev.ferry.adapters.rest.upload;

import dev.ferry.adapters.rest.body.BodyBounds;
import dev.ferry.adapters.rest.body.BodyReader;
import dev.ferry.adapters.rest.exchange.ApiJson;
import dev.ferry.adapters.rest.exchange.Parameters;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A settlement, read from the query or from a JSON object such as {@code {"settlement": "retry"}}.
 *
 * @param newer what happens to newer data of the same name
 */
record SettlementBody(Settlement settlement, NewerData newer) {

    private static final int MAX_BYTES = 4096;
    private static final String MEMBER = "settlement";

    static Future<SettlementBody> read(RequestContext call, BodyBounds bounds) {
        var query = call.query(MEMBER, DecisionEndpoint.OVER_NEWER);
        return BodyReader.read(call, bounds.atMost(MAX_BYTES), "send for example {\"settlement\": \"overwrite\"}")
                .map(body -> settlement(query, body));
    }

    static SettlementBody settlement(Parameters query, Buffer body) {
        var parameters = withBody(query, body);
        var settlement = parameters
                .single(MEMBER, SettlementBody::parse)
                .orElseThrow(() -> RefusedException.badRequest(
                        "the settlement is missing; send {\"settlement\": \"…\"} with one of " + words()));
        return new SettlementBody(settlement, DecisionEndpoint.newer(parameters));
    }

    private static Parameters withBody(Parameters query, Buffer body) {
        var parameters = query;
        if (body.length() > 0) {
            var object = ApiJson.object(body);
            for (var member : object.properties()) {
                parameters = parameters.with(member.getKey(), member.getValue().asText());
            }
        }
        return parameters;
    }

    private static Settlement parse(String word) {
        return Arrays.stream(Settlement.values())
                .filter(settlement -> settlement.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + words() + ", not '" + word + "'"));
    }

    private static String words() {
        return Arrays.stream(Settlement.values()).map(Settlement::word).collect(Collectors.joining(", "));
    }
}
