package dev.ferry.adapters.rest.exchange;

import io.vertx.core.http.HttpMethod;
import java.util.regex.Pattern;

/**
 * A way into the API.
 *
 * @param template the path, with parts that vary in braces, such as {@code /v1/uploads/{id}}
 * @param scope what a caller must be allowed to do
 */
public record Route(HttpMethod method, String template, Endpoint endpoint, AccessScope scope) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    /** A route for reading; HEAD goes the same way. */
    public static Route get(String template, Endpoint endpoint) {
        return new Route(HttpMethod.GET, template, endpoint, AccessScope.READ);
    }

    /** A route for reading that needs no key. */
    public static Route open(String template, Endpoint endpoint) {
        return new Route(HttpMethod.GET, template, endpoint, AccessScope.OPEN);
    }

    /** A route for doing something. */
    public static Route post(String template, Endpoint endpoint) {
        return new Route(HttpMethod.POST, template, endpoint, AccessScope.WRITE);
    }

    /**
     * The same for fewer callers.
     *
     * @param narrower what a caller must be allowed to do
     */
    public Route in(AccessScope narrower) {
        return new Route(method, template, endpoint, narrower);
    }

    /** The same by another method. */
    public Route by(HttpMethod other) {
        return new Route(other, template, endpoint, scope);
    }

    /**
     * The template as Vert.x Web writes it.
     *
     * @return with {@code :id} for {@code {id}}
     */
    public String path() {
        return VARIABLE.matcher(template).replaceAll(":$1");
    }

    /**
     * Whether it stays open for as long as the client listens.
     *
     * @return true for the event streams
     */
    public boolean isEventStream() {
        return template.endsWith("/events");
    }
}
