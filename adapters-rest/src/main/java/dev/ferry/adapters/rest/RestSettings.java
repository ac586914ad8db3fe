package dev.ferry.adapters.rest;

import dev.ferry.adapters.rest.access.Authorizer;
import dev.ferry.adapters.rest.body.BodyBounds;
import java.time.Duration;

/**
 * How the API is served.
 *
 * @param host the address to listen on
 * @param port the port, 0 for any that is free
 * @param heartbeat how often an idle event stream shows that it lives
 * @param lookInterval how often an event stream looks for what other processes have appended
 * @param idle a connection on which nothing moves for so long is closed; longer than the heartbeat
 * @param grace how long requests under way may take to end when the server closes
 * @param protection what stands between the API and the world
 */
public record RestSettings(
        String host,
        int port,
        BodyBounds body,
        Duration heartbeat,
        Duration lookInterval,
        Duration idle,
        Duration grace,
        SecuritySettings protection) {

    /**
     * Checks the bounds of each value, and that nobody can reach the server from elsewhere without a key.
     *
     * @throws IllegalArgumentException in one line, when the port is none, a time is out of its bounds, or a host that
     *     other machines can reach comes without keys
     */
    public RestSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
        }
        if (!heartbeat.isPositive() || !lookInterval.isPositive()) {
            throw new IllegalArgumentException("heartbeat and look interval must be positive");
        }
        if (idle.compareTo(heartbeat) <= 0) {
            throw new IllegalArgumentException(
                    "the idle time " + idle + " must be longer than the heartbeat " + heartbeat);
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("the grace cannot be negative: " + grace);
        }
        if (protection.keys() == null && !Authorizer.isLoopback(host)) {
            throw new IllegalArgumentException(
                    "other machines can reach " + host + ", so its callers need keys; or listen on 127.0.0.1");
        }
    }

    /**
     * Whether what is sent and answered can be read on the way.
     *
     * @return true when other machines can reach it and it does not encrypt
     */
    public boolean readableOnTheWay() {
        return protection.tls() == null && !Authorizer.isLoopback(host);
    }

    /**
     * What suits most: loopback, bodies up to 1 GiB, a heartbeat every 15 seconds, a look every second.
     *
     * @param port the port, 0 for any that is free
     */
    public static RestSettings loopback(int port) {
        return new RestSettings(
                "127.0.0.1",
                port,
                BodyBounds.of(1L << 30),
                Duration.ofSeconds(15),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                SecuritySettings.local());
    }
}
