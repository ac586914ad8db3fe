package dev.ferry.adapters.rest.exchange;

import io.vertx.core.http.HttpMethod;
import java.util.regex.Pattern;

/**
 * A method and path of the API, with its endpoint.
 *
 * @param template the path with variables in braces, such as {@code /v1/uploads/{id}}
 * @param scope the scope that a caller needs
 */
public record Route(HttpMethod method, String template, Endpoint endpoint, AccessScope scope) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    /** Creates a GET route, which also serves HEAD, with the scope read. */
    public static Route get(String template, Endpoint endpoint) {
        return new Route(HttpMethod.GET, template, endpoint, AccessScope.READ);
    }

    /** Creates a GET route that needs no key. */
    public static Route open(String template, Endpoint endpoint) {
        return new Route(HttpMethod.GET, template, endpoint, AccessScope.OPEN);
    }

    /** Creates a GET route that needs no key and does not count as a request. */
    public static Route health(String template, Endpoint endpoint) {
        return new Route(HttpMethod.GET, template, endpoint, AccessScope.HEALTH);
    }

    /** Creates a POST route with the scope write. */
    public static Route post(String template, Endpoint endpoint) {
        return new Route(HttpMethod.POST, template, endpoint, AccessScope.WRITE);
    }

    /** Returns the same route with another scope. */
    public Route withScope(AccessScope other) {
        return new Route(method, template, endpoint, other);
    }

    /** Returns the same route with another method. */
    public Route withMethod(HttpMethod other) {
        return new Route(other, template, endpoint, scope);
    }

    /**
     * Returns the template in Vert.x Web's syntax.
     *
     * @return the path with {@code :id} for {@code {id}}
     */
    public String path() {
        return VARIABLE.matcher(template).replaceAll(":$1");
    }

    /** Returns whether this is an event stream, which stays open as long as the client reads. */
    public boolean isEventStream() {
        return template.endsWith("/events");
    }
}
