package dev.ferry.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.domain.platform.StatusVocabulary.Meaning;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusVocabularyTest {

    @ParameterizedTest
    @CsvSource({
        "completedsuccessfully, SUCCEEDED",
        "CompletedSuccessfully, SUCCEEDED",
        "' COMPLETEDSUCCESSFULLY ', SUCCEEDED",
        "Failed, FAILED",
        "completedwitherrors, FAILED",
        "Completed Successfully, SUCCEEDED",
        "completed-successfully, SUCCEEDED",
        "COMPLETED_SUCCESSFULLY, SUCCEEDED",
        "completedsuccessfully., SUCCEEDED",
        "\"completedsuccessfully\", SUCCEEDED",
        "\u00A0completed\u00A0successfully\u00A0, SUCCEEDED",
        "\uFEFFcompletedsuccessfully, SUCCEEDED",
        "completedwithwarnings, SUCCEEDED",
        "cancelled, FAILED",
        "Canceled, FAILED",
        "failed validation, FAILED",
        "Validation-Failed, FAILED",
        "processing failed, FAILED",
        "aborted, FAILED",
        "not completed successfully, UNDER_WAY",
        "success, UNDER_WAY",
        "processing, UNDER_WAY",
        "unheard of, UNDER_WAY",
        "completed, UNDER_WAY"
    })
    void readsStatusesInAnySpelling(String word, Meaning meaning) {
        assertThat(StatusVocabulary.standard().meaningOf(new ProcessingStatus(word)))
                .isEqualTo(meaning);
    }

    @Test
    void usesTheWordsFromTheSettings() {
        var vocabulary = new StatusVocabulary(Set.of("Done"), Set.of(" Broken "));

        assertThat(vocabulary.meaningOf(new ProcessingStatus("done"))).isEqualTo(Meaning.SUCCEEDED);
        assertThat(vocabulary.meaningOf(new ProcessingStatus("BROKEN"))).isEqualTo(Meaning.FAILED);
        assertThat(vocabulary.meaningOf(new ProcessingStatus("completedsuccessfully")))
                .isEqualTo(Meaning.UNDER_WAY);
    }

    @Test
    void aWordWithoutLettersHasNoMeaning() {
        var vocabulary = new StatusVocabulary(Set.of("", "?"), Set.of("-"));

        assertThat(vocabulary.meaningOf(new ProcessingStatus("???"))).isEqualTo(Meaning.UNDER_WAY);
    }

    @Test
    void keepsTheWordAsThePlatformSentIt() {
        assertThat(new ProcessingStatus(" Completed-Successfully. ").word()).isEqualTo("Completed-Successfully.");
    }

    @Test
    void acceptsAnyWordAsAResultKind() {
        assertThat(new ResultKind("somethingElse").key()).isEqualTo("somethingElse");
        assertThatThrownBy(() -> new ResultKind("")).hasMessageContaining("''");
        assertThatThrownBy(() -> new ResultKind("two words")).hasMessageContaining("two words");
    }
}
