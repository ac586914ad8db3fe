package dev.ferry.domain.network;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host with a port.
 *
 * @param host a name or an address, without brackets
 * @param port from 0 to 65535, or -1 for a host without a port
 */
public record HostPort(String host, int port) {

    private static final Pattern NAMED = Pattern.compile("([^\\[\\]:/@\\s]+)(?::(\\d{1,5}))?");
    private static final Pattern BRACKETED = Pattern.compile("(\\[[^\\[\\]/@\\s]+])(?::(\\d{1,5}))?");
    private static final int MAX_PORT = 65_535;

    /**
     * Parses {@code HOST}, {@code HOST:PORT} or {@code [IPV6]:PORT}; an IPv6 address without a port needs no brackets.
     *
     * @return empty for everything else, such as a port above 65535, with a sign or without digits
     */
    public static Optional<HostPort> parse(String text) {
        if (!text.startsWith("[") && IpAddress.parse(text).isPresent()) {
            return Optional.of(new HostPort(text, -1));
        }
        var bracketed = text.startsWith("[");
        var match = (bracketed ? BRACKETED : NAMED).matcher(text);
        if (!match.matches() || (bracketed && IpAddress.parse(match.group(1)).isEmpty())) {
            return Optional.empty();
        }
        var port = match.group(2) == null ? -1 : Integer.parseInt(match.group(2));
        return port > MAX_PORT
                ? Optional.empty()
                : Optional.of(new HostPort(Hosts.forConnection(match.group(1)), port));
    }

    /** The host and the port as in a URL, with brackets around an IPv6 address. */
    @Override
    public String toString() {
        return port < 0 ? Hosts.inUrl(host) : Hosts.inUrl(host) + ":" + port;
    }
}
