package dev.ferry.adapters.http.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which proxy a URL goes through. */
class ProxyRulesTest {

    private static final ProxyServer HTTP = ProxyServer.parse("HTTP_PROXY", "http://plain:3128");
    private static final ProxyServer HTTPS = ProxyServer.parse("HTTPS_PROXY", "http://secure:3128");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; https://api.example.com; HTTPS_PROXY",
                "''; http://api.example.com; HTTP_PROXY",
                "''; HTTPS://api.example.com; HTTPS_PROXY",
                "''; http://localhost:8080; direct",
                "''; http://127.9.9.9; direct",
                "''; https://[::1]:8443; direct",
                "''; https://[::ffff:127.0.0.1]:8443; direct",
                "*; https://api.example.com; direct",
                "example.com; https://example.com; direct",
                "example.com; https://api.example.com; direct",
                "example.com; https://API.EXAMPLE.COM.; direct",
                "example.com; https://notexample.com; HTTPS_PROXY",
                "example.com; https://example.com.evil.org; HTTPS_PROXY",
                ".example.com; https://api.example.com; direct",
                ".example.com; https://example.com; direct",
                "*.example.com; https://api.example.com; direct",
                "EXAMPLE.COM.; https://api.example.com; direct",
                "a.org,example.com; https://api.example.com; direct",
                "a.org example.com; https://api.example.com; direct",
                "a.org , ,example.com; https://api.example.com; direct",
                "api.example.com:8443; https://api.example.com:8443; direct",
                "api.example.com:8443; https://api.example.com; HTTPS_PROXY",
                "api.example.com:443; https://api.example.com; direct",
                "api.example.com:80; http://api.example.com; direct",
                "10.0.0.0/8; https://10.1.2.3; direct",
                "10.0.0.0/8; https://11.1.2.3; HTTPS_PROXY",
                "10.0.0.0/8; https://10.example.com; HTTPS_PROXY",
                "10.0.0.0/99; https://10.1.2.3; HTTPS_PROXY",
                "10.1.2.3; https://10.1.2.3; direct",
                "2.3; https://10.1.2.3; HTTPS_PROXY",
                "10.1.2.3:8443; https://10.1.2.3; HTTPS_PROXY",
                "fd00::/8; https://[fd00::1]; direct",
                "fd00::/8; https://[2001:db8::1]; HTTPS_PROXY",
                "2001:db8::1; https://[2001:DB8:0:0::1]:8443; direct",
                "[2001:db8::1]; https://[2001:db8::1]; direct",
                "[2001:db8::1]:8443; https://[2001:db8::1]:8443; direct",
                "[2001:db8::1]:8443; https://[2001:db8::1]; HTTPS_PROXY",
                "http://example.com; https://example.com; HTTPS_PROXY"
            })
    void aProxyIsUsedUnlessNoProxyContainsTheHost(String noProxy, String url, String expected) {
        var rules = ProxyRules.conventional(HTTP, HTTPS, noProxy);

        assertThat(rules.proxyFor(URI.create(url)).map(ProxyServer::setting).orElse("direct"))
                .isEqualTo(expected);
    }

    @Test
    void aSchemeWithoutAProxyIsCalledDirectly() {
        var rules = ProxyRules.conventional(null, HTTPS, "");

        assertThat(rules.proxyFor(URI.create("http://example.com"))).isEmpty();
        assertThat(ProxyRules.none().proxyFor(URI.create("https://example.com")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1", "https://localhost", "http://[::1]", "https://api.example.com"})
    void aProxyForEveryHostIsUsedForLoopbackToo(String url) {
        assertThat(ProxyRules.always(HTTP).proxyFor(URI.create(url))).contains(HTTP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "http://proxy:3128 http://proxy:3128 - -",
                "HTTP://proxy:3128/ http://proxy:3128 - -",
                "proxy:3128 http://proxy:3128 - -",
                "http://proxy http://proxy:80 - -",
                "http://[::1]:3128 http://[::1]:3128 - -",
                "http://me:secret@proxy:3128 http://proxy:3128 me secret",
                "me:secret@proxy:3128 http://proxy:3128 me secret",
                "http://me:a@b:c@proxy:3128 http://proxy:3128 me a@b:c",
                "http://DOM%5Cme:p%40%3A%2F+%C3%A9@proxy:3128 http://proxy:3128 DOM\\me p@:/+é",
                "http://me@proxy:3128 http://proxy:3128 me ''"
            })
    void aProxyHasAnAddressAndPerhapsCredentials(String text, String url, String username, String password) {
        var proxy = ProxyServer.parse("HTTPS_PROXY", text);

        assertThat(proxy.url()).isEqualTo(url);
        assertThat(proxy.username()).isEqualTo(username.equals("-") ? null : username);
        assertThat(proxy.password().reveal()).isEqualTo(password.equals("-") ? "" : password);
        assertThat(proxy.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://",
                "http://me:secret@",
                "http://me:secret@proxy:0",
                "http://me:secret@proxy:99999",
                "http://me:secret@proxy:+80",
                "http://me:secret@proxy:",
                "http://me:secret@::1:3128:x",
                "http://me:secret@proxy/path",
                "http://me:secret%zz@proxy",
                "https://me:secret@proxy:3128",
                "socks5://me:secret@proxy:1080"
            })
    void anythingElseIsRefusedWithoutThePassword(String text) {
        assertThatThrownBy(() -> ProxyServer.parse("HTTPS_PROXY", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("proxy")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
