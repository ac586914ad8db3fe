package dev.ferry.adapters.http.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "a\"b\\c/d+e=f%g&h", "Ünïcödé 日本 😀 key", "0123456789abcdef"})
    void hidesASecretInEveryEncoding(String secret) {
        var redactor = new Redactor(List.of(secret));
        var quoted = JsonText.quote(secret);
        for (var form : List.of(
                secret,
                Percent.encode(secret),
                Pattern.compile("%..")
                        .matcher(Percent.encode(secret))
                        .replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT)),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                quoted.substring(1, quoted.length() - 1))) {
            assertThat(redactor.redact("no key '" + form + "' here")).isEqualTo("no key '********' here");
            assertThat(redactor.mask("no key '" + form + "' here")).isEqualTo("no key '********' here");
        }
    }

    @Test
    void hidesASecretAtAnyPositionInBase64() {
        var secret = "correct horse battery staple";
        var redactor = new Redactor(List.of(secret));
        for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            IntStream.range(0, 7).forEach(before -> {
                var text = "i".repeat(before) + ":" + secret + "!";
                var encoded = encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8));
                assertThat(redactor.redact("Basic " + encoded)).matches("Basic .{0,12}\\*{8}.{0,4}");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b\\c/d+e=f<g>&h", "Ünï'cödé 日本 😀 key"})
    void hidesASecretAsJsonWritersAndMarkupEscapeIt(String secret) {
        var redactor = new Redactor(List.of(secret));
        var forms = secret.startsWith("a")
                ? List.of(
                        "a\\\"b\\\\c\\/d+e=f<g>&h",
                        "a\\u0022b\\\\c/d\\u002Be=f\\u003Cg\\u003E\\u0026h",
                        "a\"b\\c/d+e=f&lt;g&gt;&amp;h",
                        "a&quot;b\\c/d+e=f&lt;g&gt;&amp;h")
                : List.of(
                        "\\u00dcn\\u00ef'c\\u00f6d\\u00e9 \\u65e5\\u672c \\ud83d\\ude00 key",
                        "\\u00DCn\\u00EF\\u0027c\\u00F6d\\u00E9 \\u65E5\\u672C \\uD83D\\uDE00 key",
                        "Ünï&#39;cödé 日本 😀 key");
        for (var form : forms) {
            assertThat(redactor.redact("no key '" + form + "' here")).isEqualTo("no key '********' here");
            assertThat(redactor.mask("no key '" + form + "' here")).isEqualTo("no key '********' here");
        }
    }

    @Test
    void hidesEncodedSecretsInBasicCredentials() {
        var redactor = new Redactor(List.of("correct horse+battery"));
        for (var form : List.of("correct%20horse%2Bbattery", "correct+horse%2Bbattery")) {
            var basic = Base64.getEncoder().encodeToString(("id:" + form).getBytes(StandardCharsets.UTF_8));
            assertThat(redactor.redact("Basic " + basic)).matches("Basic aWQ.{0,2}\\*{8}.{0,4}");
        }
    }

    @Test
    void keepsDataThatContainsAShortSecretByChance() {
        var redactor = new Redactor(List.of("a", "k&y of ", "12345678"));

        assertThat(redactor.redact("a k&y of 12345678")).isEqualTo("******** ********");
        assertThat(redactor.mask("a k&y of 12345678")).isEqualTo("a k&y of ********");
    }

    @Test
    void hidesTheLatestTokens() {
        var redactor = new Redactor(List.of());
        for (int i = 0; i < 6; i++) {
            redactor.hide("opaque-token-" + i);
        }

        assertThat(redactor.redact("opaque-token-5 and opaque-token-2")).isEqualTo("******** and ********");
        assertThat(redactor.redact("Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln"))
                .isEqualTo("Bearer ********");
    }

    /** As Python, JavaScript, .NET and other encoders of URLs and HTML write them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Key-8f2b/77%2Bx%21%28y%29%27z%3D%26",
                "Key-8f2b%2F77%2Bx!(y)'z%3D%26",
                "Key-8f2b/77+x!(y)'z=&",
                "Key-8f2b%2F77+x!(y)'z=&",
                "Key-8f2b/77&#x2B;x!(y)&#x27;z=&amp;",
                "Key-8f2b/77&#43;x!(y)&#39;z=&amp;"
            })
    void hidesASecretInEveryUsualEscaping(String echoed) {
        var redactor = new Redactor(List.of("Key-8f2b/77+x!(y)'z=&"));

        assertThat(redactor.redact("no " + echoed)).isEqualTo("no ********");
        assertThat(redactor.mask("no " + echoed)).isEqualTo("no ********");
    }

    @ParameterizedTest
    @CsvSource({
        "x.eyJhbGci.eyJzdWIi.c2ln, x.********",
        "token_eyJhbGci.eyJzdWIi, token_********",
        "eyJhbGci, eyJhbGci",
        "eyJhbGci., eyJhbGci.",
        "a.b.c, a.b.c"
    })
    void hidesAJsonWebTokenInARunOfCharacters(String text, String shown) {
        assertThat(new Redactor(List.of()).redact(text)).isEqualTo(shown);
    }

    /** A pattern that tries each start of a token again takes minutes for this, and blocks all calls. */
    @Test
    @Timeout(60)
    void readsALongAnswerOnce() {
        var redactor = new Redactor(List.of());

        assertThat(redactor.redact("eyJ".repeat(85_000))).startsWith("eyJeyJ");
        assertThat(redactor.redact("eyJ.".repeat(64_000))).isEqualTo("********");
    }

    @Test
    void hidesASecretThatIsBrokenOverLines() {
        var redactor = new Redactor(List.of("correct horse battery", "two\nlines"));

        assertThat(redactor.redact("no correct\u0018horse\r\nbattery")).isEqualTo("no ********");
        assertThat(redactor.redact("no two\nlines")).isEqualTo("no ********");
    }

    @Test
    void keepsOtherText() {
        var redactor = new Redactor(List.of("k&y", " "));

        assertThat(redactor.redact("a row was bad:\n\ttry again")).isEqualTo("a row was bad: try again");
    }
}
