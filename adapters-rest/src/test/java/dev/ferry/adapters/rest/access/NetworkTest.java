package dev.ferry.adapters.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void takesAllAddressesOfAnIpv6UserForOne() {
        assertThat(Network.of("2001:db8:1:2::1")).isEqualTo(Network.of("2001:db8:1:2:ffff::9"));
        assertThat(Network.of("2001:db8:1:2::1")).isNotEqualTo(Network.of("2001:db8:1:3::1"));
        assertThat(Network.of("192.0.2.1")).isNotEqualTo(Network.of("192.0.2.2"));
    }
}
