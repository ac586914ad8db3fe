package dev.ferry.domain.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void hasTheFormatOfACompiler() {
        assertThat(new Problem(3, "EndTime", "25", "no time").toLine("f.csv"))
                .isEqualTo("f.csv:3: EndTime: '25': no time");
    }

    @Test
    void omitsUnknownParts() {
        assertThat(new Problem(4, null, null, "too short").toLine("f.csv")).isEqualTo("f.csv:4: too short");
        assertThat(new Problem(0, null, "x", "somewhere").toLine("f.csv")).isEqualTo("f.csv: 'x': somewhere");
    }

    @Test
    void escapesControlCharacters() {
        assertThat(new Problem(3, null, "25:\n00\u001b[2J", "no time").toLine("f.csv"))
                .isEqualTo("f.csv:3: '25:\\x0a00\\x1b[2J': no time");
    }

    @Test
    void shortensALongValue() {
        assertThat(new Problem(1, null, "x".repeat(60), "long").toLine("f"))
                .isEqualTo("f:1: '" + "x".repeat(60) + "': long");
        assertThat(new Problem(1, null, "x".repeat(61), "long").toLine("f"))
                .isEqualTo("f:1: '" + "x".repeat(60) + "…': long");
    }
}
