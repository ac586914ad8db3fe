package dev.ferry.adapters.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.domain.network.IpNetwork;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {

    private static final List<IpNetwork> PROXIES = Stream.of("10.0.0.0/8", "fd00::/8", "192.0.2.9")
            .map(text -> IpNetwork.parseOrAddress(text).orElseThrow())
            .toList();

    @Test
    void mapsAllAddressesOfAnIpv6NetworkToOne() {
        assertThat(network("2001:db8:1:2::1")).isEqualTo(network("2001:db8:1:2:ffff::9"));
        assertThat(network("2001:db8:1:2::1")).isNotEqualTo(network("2001:db8:1:3::1"));
        assertThat(network("192.0.2.1")).isNotEqualTo(network("192.0.2.2"));
        assertThat(network("::ffff:192.0.2.1")).isEqualTo(network("192.0.2.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, '198.51.100.7', 198.51.100.7",
        "10.0.0.1, '203.0.113.5, 198.51.100.7', 198.51.100.7", // the caller wrote the left one
        "10.0.0.1, '10.9.9.9, 198.51.100.7', 198.51.100.7",
        "10.0.0.1, '203.0.113.5, 198.51.100.7, 10.0.0.2 , 192.0.2.9', 198.51.100.7",
        "10.0.0.1, '198.51.100.7:4711', 198.51.100.7",
        "fd00::1, '2001:db8:1:2::1', 2001:db8:1:2::9",
        "fd00::1, '[2001:db8:1:2::1]:443', 2001:db8:1:2::9",
        "::ffff:10.0.0.1, '::ffff:198.51.100.7', 198.51.100.7",
        "198.51.100.7, '203.0.113.5', 198.51.100.7", // not from a trusted proxy
        "10.0.0.1, '', 10.0.0.1",
        "10.0.0.1, 'unknown', 10.0.0.1",
        "10.0.0.1, '203.0.113.5, unknown', 10.0.0.1", // nothing left of garbage is trusted
        "10.0.0.1, '203.0.113.5, 198.51.100.256, 10.0.0.2', 10.0.0.2",
        "10.0.0.1, '203.0.113.5,,', 10.0.0.1",
        "10.0.0.1, '10.0.0.3, 10.0.0.2', 10.0.0.3"
    })
    void followsTrustedProxiesBackToTheCaller(String peer, String forwardedFor, String caller) {
        assertThat(new ClientNetwork(PROXIES).of(peer, forwardedFor)).isEqualTo(network(caller));
    }

    private static String network(String address) {
        return new ClientNetwork(List.of()).of(address, "203.0.113.200");
    }
}
