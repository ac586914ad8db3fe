package dev.ferry.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessingTokenTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"5F0C1C9E-8F0B-4B3C-9A55-1D1F6A3F2B10", "17", "receipts/2024?no=17&x=ü", " a b ", "\uD83D\uDEA2"
            })
    void keepsATokenOfAnyFormAsThePlatformWroteIt(String text) {
        assertThat(new ProcessingToken(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "a\nb",
                "a\u0000b",
                "a\u001b[2Jb",
                "a\u009bb",
                "a\uD83D",
                "\uDEA2\uD83D",
                "\uDEA2a"
            })
    void refusesATokenThatIsBlankOrUnreadable(String text) {
        assertThatThrownBy(() -> new ProcessingToken(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a processing token must not");
    }

    @Test
    void limitsTheLength() {
        assertThat(new ProcessingToken("a".repeat(ProcessingToken.MAX_LENGTH)).value())
                .hasSize(ProcessingToken.MAX_LENGTH);
        assertThatThrownBy(() -> new ProcessingToken("a".repeat(ProcessingToken.MAX_LENGTH + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 1024 characters, this has 1025");
    }
}
