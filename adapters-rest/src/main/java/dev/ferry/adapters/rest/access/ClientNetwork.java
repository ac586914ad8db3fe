package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.domain.network.HostPort;
import dev.ferry.domain.network.IpAddress;
import dev.ferry.domain.network.IpNetwork;
import java.util.List;
import java.util.Optional;

/**
 * Identifies the origin of a request: the IPv4 address, or the /64 network (RFC 6177), because one IPv6 user has all
 * its addresses.
 *
 * @param trustedProxies the proxies that append their caller's address to X-Forwarded-For
 */
record ClientNetwork(List<IpNetwork> trustedProxies) {

    String of(RequestContext call) {
        return of(
                call.request().remoteAddress().hostAddress(),
                call.headerList("X-Forwarded-For").orElse(""));
    }

    /**
     * Follows the proxies back to the caller: the rightmost address that is no trusted proxy. What is left of it came
     * from the caller, which may write anything there. An entry that is no address ends the search at the proxy that
     * passed it on.
     */
    String of(String peer, String forwardedFor) {
        var entries = List.of(forwardedFor.split(",", -1)).reversed().iterator();
        var client = IpAddress.parse(peer);
        while (client.filter(this::isTrustedProxy).isPresent() && entries.hasNext()) {
            var before = address(entries.next().strip());
            if (before.isEmpty()) {
                break;
            }
            client = before;
        }
        return client.map(ClientNetwork::name).orElse(peer);
    }

    private boolean isTrustedProxy(IpAddress address) {
        return trustedProxies.stream().anyMatch(network -> network.contains(address));
    }

    /** Some proxies add a port. */
    private static Optional<IpAddress> address(String entry) {
        return HostPort.parse(entry).flatMap(parsed -> IpAddress.parse(parsed.host()));
    }

    private static String name(IpAddress address) {
        return address.isIpv4()
                ? "IPv4 " + Long.toHexString(address.low())
                : "IPv6 " + Long.toHexString(address.high());
    }
}
