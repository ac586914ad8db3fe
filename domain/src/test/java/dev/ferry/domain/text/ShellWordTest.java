package dev.ferry.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

    @ParameterizedTest
    @ValueSource(strings = {"June.csv", "/data/Jüni_1.csv", "01890000-0000-7000-8000-000000000001", "a@b:c,d=e+f%"})
    void leavesAPlainWordAsItIs(String word) {
        assertThat(ShellWord.of(word)).isEqualTo(word);
    }

    /** The shell itself says what it reads. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "it's",
                "$(touch pwned)",
                "`id`",
                "a;b&c|d>e<f",
                "\"double\"",
                "back\\slash",
                "*?[a]{b,c}~",
                "!history",
                "#comment",
                "=ls",
                "line\nbreak",
                "\u001b[2J",
                "bell\u0007'quote\\",
                "\u202Egnp.csv",
                "\u009b1",
                "\t1"
            })
    void isReadByTheShellAsOneWord(String word) throws IOException, InterruptedException {
        var quoted = ShellWord.of(word);

        var shell =
                new ProcessBuilder("bash", "-c", "printf %s " + quoted + " | od -An -v -tx1 | tr -d ' \\n'").start();
        var hex = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(shell.waitFor()).isZero();
        assertThat(new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8))
                .isEqualTo(word);
        assertThat(VisibleText.line(quoted)).isEqualTo(quoted);
    }

    /** The Z shell replaces such a word by the path of the command. */
    @Test
    void quotesAWordThatStartsLikeACommandOfTheZShell() {
        assertThat(ShellWord.of("=ls")).isEqualTo("'=ls'");
    }

    @Test
    void keepsAWordFromLookingLikeAnOption() {
        assertThat(ShellWord.ofPath("-rf.csv")).isEqualTo("./-rf.csv");
        assertThat(ShellWord.ofPath("--a b")).isEqualTo("'./--a b'");
        assertThat(ShellWord.ofArgument("-token")).isEqualTo("-- -token");
        assertThat(ShellWord.ofArgument("token")).isEqualTo("token");
    }
}
