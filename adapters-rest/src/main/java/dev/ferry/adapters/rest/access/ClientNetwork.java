package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.RequestContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Identifies the origin of a request: the IPv4 address, or the /64 network, because one IPv6 user has all its
 * addresses.
 */
final class ClientNetwork {

    /** The length of a /64 (RFC 6177). */
    private static final int PREFIX_BYTES = 8;

    private ClientNetwork() {}

    static String of(RequestContext call) {
        return of(call.request().remoteAddress().hostAddress());
    }

    /** Parses a numeric address, so there is no DNS lookup. */
    static String of(String address) {
        try {
            var parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
