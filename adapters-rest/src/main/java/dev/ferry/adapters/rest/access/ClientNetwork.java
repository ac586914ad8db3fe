package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.RequestContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** From where a call comes: an address, or the network of which a single IPv6 user has all addresses. */
final class ClientNetwork {

    /** A /64 (RFC 6177). */
    private static final int PREFIX_BYTES = 8;

    private ClientNetwork() {}

    static String of(RequestContext call) {
        return of(call.request().remoteAddress().hostAddress());
    }

    /** Of an address in digits, so that nothing is looked up. */
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
