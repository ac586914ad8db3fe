package dev.ferry.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnicodeTextTest {

    @Test
    void halfOfASurrogatePairIsNotWellFormed() {
        assertThat(UnicodeText.isWellFormed("Jüni 日本 😀 \uFFFD")).isTrue();
        assertThat(UnicodeText.isWellFormed("\ud83d")).isFalse();
        assertThat(UnicodeText.isWellFormed("pair\ud800")).isFalse();
        assertThat(UnicodeText.isWellFormed("\udc00\ud83d")).isFalse();
    }

    @Test
    void theReplacementCharacterIsNotIntact() {
        assertThat(UnicodeText.isIntact("Jüni 😀")).isTrue();
        assertThat(UnicodeText.isIntact("J\uFFFDni")).isFalse();
        assertThat(UnicodeText.isIntact("\udbff")).isFalse();
    }
}
