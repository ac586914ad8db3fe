package dev.ferry.domain.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings of addresses and networks. */
class IpAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "localhost.",
                "127.0.0.1",
                "127.255.255.254",
                "::1",
                "[::1]",
                "0:0:0:0:0:0:0:1",
                "0000::0001",
                "::1%lo",
                "[::1%25lo]",
                "::ffff:127.0.0.1",
                "[::FFFF:7f00:1]",
                "0:0:0:0:0:ffff:127.1.2.3"
            })
    void everySpellingOfLoopbackIsLoopback(String host) {
        assertThat(Hosts.isLoopback(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0.0.0.0",
                "::",
                "128.0.0.1",
                "127.0.0",
                "127.0.0.256",
                "127.0.0.01",
                "127.0.0.1.example.com",
                "localhost.example.com",
                "[127.0.0.1]",
                "[localhost]",
                "::2",
                "::127.0.0.1",
                "1::1",
                "::1::",
                ":::1",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "127.0.0.1::1",
                "::1%",
                "::fffe:127.0.0.1",
                "::ffff:10.0.0.1"
            })
    void nothingElseIsLoopback(String host) {
        assertThat(Hosts.isLoopback(host)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.0.0.0/8, ::ffff:10.1.1.1, true",
        "10.1.2.3/32, 10.1.2.3, true",
        "10.1.2.3/32, 10.1.2.2, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 8.8.8.8, false",
        "192.168.1.0/23, 192.168.0.9, true",
        "fd00::/8, [fdab::1], true",
        "fd00::/8, fe00::1, false",
        "2001:db8:0:1::/64, 2001:db8:0:1:ffff::1, true",
        "2001:db8:0:1::/64, 2001:db8:0:2::1, false",
        "2001:db8::/65, 2001:db8:0:0:8000::, false",
        "2001:db8::1/128, 2001:0DB8:0:0:0:0:0:1, true"
    })
    void aNetworkContainsTheAddressesWithItsPrefix(String network, String address, boolean contained) {
        var parsed = IpNetwork.parse(network).orElseThrow();

        assertThat(parsed.contains(IpAddress.parse(address).orElseThrow())).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0", "example.com/8", "10.0.0.0/-1", "/8"})
    void nothingElseIsANetwork(String text) {
        assertThat(IpNetwork.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "::1, [::1], ::1",
        "[::1], [::1], ::1",
        "127.0.0.1, 127.0.0.1, 127.0.0.1",
        "example.com, example.com, example.com",
        "[fe80::1%25eth0], [fe80::1%25eth0], fe80::1%eth0"
    })
    void bracketsBelongIntoUrlsOnly(String host, String inUrl, String forConnection) {
        assertThat(Hosts.inUrl(host)).isEqualTo(inUrl);
        assertThat(Hosts.forConnection(host)).isEqualTo(forConnection);
    }
}
