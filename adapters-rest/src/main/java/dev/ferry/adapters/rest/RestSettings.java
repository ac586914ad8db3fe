package dev.ferry.adapters.rest;

import dev.ferry.adapters.rest.body.BodyBounds;
import dev.ferry.domain.network.Hosts;
import java.time.Duration;

/**
 * The settings of the HTTP API's server.
 *
 * @param host the address to listen on, without brackets
 * @param port the port, 0 for any that is free
 * @param heartbeat the time between two heartbeats of an idle event stream
 * @param pollInterval the time between two polls of an event stream for events from other processes
 * @param idle a connection without traffic for this time is closed; longer than the heartbeat
 * @param grace how long running requests may take to finish when the server closes
 * @param security API keys, TLS and limits
 */
public record RestSettings(
        String host,
        int port,
        BodyBounds body,
        Duration heartbeat,
        Duration pollInterval,
        Duration idle,
        Duration grace,
        SecuritySettings security) {

    /**
     * Checks each value, and that a host that other machines can reach has keys.
     *
     * @throws IllegalArgumentException with a message of one line when a check fails
     */
    public RestSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("the port must be a number from 0 to 65535, not " + port);
        }
        if (!heartbeat.isPositive() || !pollInterval.isPositive()) {
            throw new IllegalArgumentException("heartbeat and poll interval must be positive");
        }
        if (idle.compareTo(heartbeat) <= 0) {
            throw new IllegalArgumentException(
                    "the idle time " + idle + " must be longer than the heartbeat " + heartbeat);
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("the grace period must not be negative: " + grace);
        }
        if (security.keys() == null && !Hosts.isLoopback(host)) {
            throw new IllegalArgumentException(
                    "other machines can reach " + host + ", so its callers need keys; or listen on 127.0.0.1");
        }
    }

    /**
     * Returns whether other machines can read the traffic.
     *
     * @return true for plain HTTP on a host that other machines can reach
     */
    public boolean isUnencrypted() {
        return security.tls() == null && !Hosts.isLoopback(host);
    }

    /**
     * Returns the defaults: loopback, bodies up to 1 GiB, a heartbeat every 15 seconds, a poll every second.
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
