package dev.ferry.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Jüni", "日本", "😀", "a b", "e\u0301", "\uFFFD", "'\"\\"})
    void leavesVisibleTextAsItIs(String text) {
        assertThat(VisibleText.line(text)).isEqualTo(text);
        assertThat(VisibleText.lines(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1B, \\x1b",
        "00, \\x00",
        "07, \\x07",
        "0D, \\x0d",
        "7F, \\u007F",
        "80, \\u0080",
        "9B, \\u009B",
        "AD, \\u00AD",
        "34F, \\u034F",
        "61C, \\u061C",
        "200B, \\u200B",
        "200E, \\u200E",
        "200F, \\u200F",
        "2028, \\u2028",
        "2029, \\u2029",
        "202A, \\u202A",
        "202E, \\u202E",
        "2060, \\u2060",
        "2066, \\u2066",
        "2069, \\u2069",
        "3164, \\u3164",
        "D800, \\uD800",
        "DC00, \\uDC00",
        "FEFF, \\uFEFF",
        "FFF9, \\uFFF9",
        "E0041, \\uDB40\\uDC41",
        "E0100, \\uDB40\\uDD00"
    })
    void escapesWhatATerminalWouldObeyOrHide(String hex, String escape) {
        var text = "a" + Character.toString(Integer.parseInt(hex, 16)) + "b";

        assertThat(VisibleText.line(text)).isEqualTo("a" + escape + "b");
        assertThat(VisibleText.lines(text)).isEqualTo("a" + escape + "b");
    }

    @Test
    void keepsLineBreaksAndTabsOnlyInATextOfSeveralLines() {
        assertThat(VisibleText.line("a\r\n\tb")).isEqualTo("a\\x0d\\x0a\\x09b");
        assertThat(VisibleText.lines("a\r\n\tb\nc")).isEqualTo("a\r\n\tb\nc");
    }

    /** A carriage return alone would write over the start of its line. */
    @Test
    void escapesACarriageReturnAlone() {
        assertThat(VisibleText.lines("true\rfalse\r\n")).isEqualTo("true\\x0dfalse\r\n");
    }

    @Test
    void escapesOnlyOnce() {
        var once = VisibleText.line("\u001b[2J\u202E");

        assertThat(VisibleText.line(once)).isEqualTo(once);
    }
}
