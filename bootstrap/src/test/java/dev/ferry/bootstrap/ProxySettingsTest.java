package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands follow the settings of the proxy, and show which proxy they use, without its password. */
class ProxySettingsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    @AfterEach
    void close() {
        terminal.close();
    }

    @Test
    void doctorSaysThatThereIsNoProxy() {
        assertThat(terminal.run("doctor").out())
                .contains("ok     proxy        none; Ferry connects to the Platform directly");
    }

    @Test
    void aHostOnThisMachineIgnoresTheProxyOfTheEnvironment() throws IOException {
        terminal.environment.put("HTTP_PROXY", closedProxy());
        terminal.environment.put("https_proxy", closedProxy());

        var result = terminal.run("doctor");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("ok     proxy        none");
    }

    @Test
    void aFailingProxyIsNamedWithItsSettingAndWithoutItsPassword() throws IOException {
        var proxy = closedProxy();
        terminal.environment.put("FERRY_PLATFORM_PROXY", proxy.replace("//", "//me:hidden@"));

        var result = terminal.run("doctor");

        assertThat(result.code()).isEqualTo(7);
        assertThat(result.out())
                .contains(
                        "ok     proxy        127.0.0.1 through " + proxy + " (FERRY_PLATFORM_PROXY, with credentials)")
                .contains("nothing answers at the proxy " + proxy + " (connection refused); check FERRY_PLATFORM_PROXY")
                .contains("ok     clock        not compared")
                .doesNotContain("hidden");
        assertThat(terminal.sandbox.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HTTPS_PROXY=http://p:1; both through http://p:1 (HTTPS_PROXY)",
                "https_proxy=http://p:1 HTTPS_PROXY=http://q:2; both through http://p:1 (https_proxy)",
                "https_proxy=http://p:1 NO_PROXY=api.invalid; identity.invalid through http://p:1 (https_proxy); api.invalid directly",
                "HTTPS_PROXY=http://p:1 no_proxy=.invalid; none",
                "HTTPS_PROXY=http://p:1 no_proxy=*; none",
                "HTTP_PROXY=http://p:1; none",
                "HTTPS_PROXY=http://p:1 FERRY_PLATFORM_PROXY=none; none",
                "HTTPS_PROXY=http://p:1 FERRY_PLATFORM_PROXY=q:2 NO_PROXY=*; both through http://q:2 (FERRY_PLATFORM_PROXY)",
                "HTTPS_PROXY=p FERRY_PLATFORM_PROXY_USERNAME=me; both through http://p:80 (HTTPS_PROXY, with credentials)"
            })
    void theProxyOfEachHostIsShown(String variables, String expected) {
        terminal.environment.put("FERRY_PLATFORM_IDENTITY_URL", "https://identity.invalid");
        terminal.environment.put("FERRY_PLATFORM_API_URL", "https://api.invalid");
        for (var variable : variables.split(" ", -1)) {
            var parts = variable.split("=", 2);
            terminal.environment.put(parts[0], parts[1]);
        }
        var line = expected.startsWith("both")
                ? expected.replace("both", "identity.invalid") + "; " + expected.replace("both", "api.invalid")
                : expected;

        assertThat(terminal.run("doctor").out()).contains("ok     proxy        " + line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://me:hidden@proxy:3128", "me:hidden@proxy:3128", "http://me:hid/den@hidden@proxy:3128"})
    void configExplainMasksThePassword(String proxy) {
        terminal.environment.put("FERRY_PLATFORM_PROXY", proxy);
        terminal.environment.put("FERRY_PLATFORM_PROXY_USERNAME", "me");
        terminal.environment.put("FERRY_PLATFORM_PROXY_PASSWORD", "hidden");

        assertThat(terminal.run("config", "explain").out())
                .containsPattern("FERRY_PLATFORM_PROXY +(http://)?me:\\*{8}@proxy:3128 +environment")
                .containsPattern("FERRY_PLATFORM_PROXY_PASSWORD +\\*{8} +environment")
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "FERRY_PLATFORM_PROXY; socks5://me:hidden@p:1080; must start with http://",
                "FERRY_PLATFORM_PROXY; http://me:hidden@p:99999; 'p:99999' is not the address of a proxy",
                "HTTPS_PROXY; http://me:hidden@p:0; 'p:0' is not the address of a proxy",
                "FERRY_PLATFORM_PROXY_PASSWORD; hidden; without FERRY_PLATFORM_PROXY_USERNAME",
                "FERRY_PLATFORM_PROXY_PASSWORD_FILE; nowhere; there is no file nowhere"
            })
    void wrongSettingsGetOneLineWithoutThePassword(String name, String value, String expected) {
        terminal.environment.put(name, value);

        var result = terminal.run(
                "upload", terminal.file("June.csv", "Reference\n1\n").toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("ferry: ")
                .contains(name.replace("_FILE", ""), expected)
                .doesNotContain("hidden")
                .hasLineCount(1);
    }

    private static String closedProxy() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }
}
