package dev.ferry.domain.network;

import java.util.Optional;

/**
 * A network in CIDR notation, such as {@code 10.0.0.0/8} or {@code fd00::/8} (RFC 4632, RFC 4291 section 2.3).
 *
 * @param address any address in the network
 * @param prefixBits the length of the common prefix, from 0 to 128
 */
public record IpNetwork(IpAddress address, int prefixBits) {

    /**
     * Parses a network, or a single address.
     *
     * @return empty for everything else, such as a name
     */
    public static Optional<IpNetwork> parseOrAddress(String text) {
        return parse(text).or(() -> IpAddress.parse(text).map(address -> new IpNetwork(address, 128)));
    }

    /**
     * Parses a network.
     *
     * @return empty for everything else, such as an address without a prefix length
     */
    public static Optional<IpNetwork> parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
            return Optional.empty();
        }
        var bits = Integer.parseInt(text.substring(slash + 1));
        return IpAddress.parse(text.substring(0, slash))
                .map(address -> new IpNetwork(
                        address, text.substring(0, slash).contains(":") ? bits : bits + IpAddress.MAPPED_BITS))
                .filter(network -> network.prefixBits() <= 128);
    }

    /** Whether an address belongs to this network. */
    public boolean contains(IpAddress other) {
        return address.isIpv4() == other.isIpv4() && address.sharesPrefix(other, prefixBits);
    }
}
