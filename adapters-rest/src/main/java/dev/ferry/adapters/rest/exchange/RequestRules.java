package dev.ferry.adapters.rest.exchange;

import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.domain.network.HostPort;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for the head of every request, whatever its path and its key. */
final class RequestRules {

    private static final Pattern TARGET_WITH_HOST = Pattern.compile("https?://([^/?#]*)", Pattern.CASE_INSENSITIVE);

    private RequestRules() {}

    /** Throws a {@link RefusedException} when a rule is broken. */
    static void check(HttpServerRequest request) {
        if (!hasKnownFraming(request)) {
            throw new RefusedException(
                    ProblemType.UNSUPPORTED_TRANSFER_CODING,
                    "the transfer coding '%s' is not supported; send the body with Content-Length or chunked"
                            .formatted(codings(request)));
        }
        checkHost(request);
        if (isFromForeignPage(request)) {
            throw new RefusedException(
                    ProblemType.FORBIDDEN, "the request comes from a web page of another site; Ferry serves none");
        }
    }

    /** A target may be a whole URL, whose host then counts (RFC 9112 section 3.2.2); it must be that of the header. */
    private static void checkHost(HttpServerRequest request) {
        var hosts = request.headers().getAll("Host");
        if (hosts.size() > 1) {
            throw RefusedException.badRequest("the header Host is given twice");
        }
        if (request.authority() == null && request.version() != HttpVersion.HTTP_1_0) {
            throw RefusedException.badRequest("the header Host is missing, or is not HOST or HOST:PORT");
        }
        var target = TARGET_WITH_HOST.matcher(request.uri());
        if (target.lookingAt() && !hosts.stream().allMatch(target.group(1)::equalsIgnoreCase)) {
            throw RefusedException.badRequest("the request's target names another host than the header Host");
        }
    }

    /** Whether the end of the body is known: without a transfer coding, or with chunked alone (RFC 9112 section 6). */
    static boolean hasKnownFraming(HttpServerRequest request) {
        return !request.headers().contains("Transfer-Encoding")
                || codings(request).equals("chunked");
    }

    private static String codings(HttpServerRequest request) {
        return String.join(", ", request.headers().getAll("Transfer-Encoding"))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a browser sent the request for a page of another origin, whatever the method. {@code null} is the origin
     * of local files and sandboxed frames, so it is foreign too.
     */
    private static boolean isFromForeignPage(HttpServerRequest request) {
        var origins = request.headers().getAll("Origin");
        return !origins.isEmpty() && (origins.size() > 1 || !isOwn(origins.getFirst(), request.getHeader("Host")));
    }

    /** A proxy may end TLS, so the scheme is the browser's and only decides the default port. */
    private static boolean isOwn(String origin, @Nullable String host) {
        return List.of(new Scheme("http", 80), new Scheme("https", 443)).stream()
                .anyMatch(scheme -> {
                    var page = scheme.authority(origin);
                    return page.isPresent()
                            && page.equals(Optional.ofNullable(host)
                                    .flatMap(HostPort::parse)
                                    .map(scheme::complete));
                });
    }

    private record Scheme(String name, int port) {

        /** The host and port of an origin with this scheme. */
        Optional<HostPort> authority(String origin) {
            var prefix = name + "://";
            return origin.regionMatches(true, 0, prefix, 0, prefix.length())
                    ? HostPort.parse(origin.substring(prefix.length())).map(this::complete)
                    : Optional.empty();
        }

        HostPort complete(HostPort given) {
            return new HostPort(given.host().toLowerCase(Locale.ROOT), given.port() < 0 ? port : given.port());
        }
    }
}
