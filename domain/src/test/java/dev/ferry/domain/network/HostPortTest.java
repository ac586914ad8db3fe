package dev.ferry.domain.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings of a host with a port. */
class HostPortTest {

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com, -1, example.com",
        "example.com:0, example.com, 0, example.com:0",
        "10.0.0.1:65535, 10.0.0.1, 65535, 10.0.0.1:65535",
        "[::1]:8080, ::1, 8080, [::1]:8080",
        "[::1], ::1, -1, [::1]",
        "::1, ::1, -1, [::1]",
        "[fe80::1%25eth0]:80, fe80::1%eth0, 80, [fe80::1%eth0]:80"
    })
    void readsAHostWithOrWithoutAPort(String text, String host, int port, String printed) {
        var parsed = HostPort.parse(text).orElseThrow();

        assertThat(parsed).isEqualTo(new HostPort(host, port));
        assertThat(parsed).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":80",
                "host:",
                "host:+80",
                "host:-1",
                "host:65536",
                "host:99999",
                "host:123456",
                "host: 80",
                "user@host:80",
                "[::1]80",
                "[::1]:",
                "[[::1]]:80",
                "::1:8080:zz",
                "[::1:80",
                "[example.com]:80",
                "http://host:80"
            })
    void nothingElseIsAHostWithAPort(String text) {
        assertThat(HostPort.parse(text)).isEmpty();
    }
}
