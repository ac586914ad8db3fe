package dev.ferry.adapters.rest;

import dev.ferry.adapters.rest.access.ApiKey;
import dev.ferry.adapters.rest.access.Gate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the API is served.
 *
 * @param host the address to listen on
 * @param port the port, 0 for any that is free
 * @param maxBodyBytes a request's body may have at most so many
 * @param heartbeat how often an idle event stream shows that it lives
 * @param lookInterval how often an event stream looks for what other processes have appended
 * @param idle a connection on which nothing moves for so long is closed; longer than the heartbeat
 * @param grace how long requests under way may take to end when the server closes
 * @param key what clients must know, null when being on this machine is enough
 */
public record RestSettings(
        String host,
        int port,
        long maxBodyBytes,
        Duration heartbeat,
        Duration lookInterval,
        Duration idle,
        Duration grace,
        @Nullable ApiKey key) {

    /** @throws IllegalArgumentException when a value makes no sense */
    public RestSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
        }
        if (maxBodyBytes < 1) {
            throw new IllegalArgumentException("a body must be allowed at least 1 byte, not " + maxBodyBytes);
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
        if (key == null && !Gate.isLoopback(host)) {
            throw new IllegalArgumentException(
                    "other machines can reach " + host + ", so an API key is needed; or listen on 127.0.0.1");
        }
    }

    /**
     * What suits most: loopback, bodies up to 1 GiB, a heartbeat every 15 seconds, a look every second.
     *
     * @param port the port, 0 for any that is free
     * @return the settings
     */
    public static RestSettings loopback(int port) {
        return new RestSettings(
                "127.0.0.1",
                port,
                1L << 30,
                Duration.ofSeconds(15),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                null);
    }
}
