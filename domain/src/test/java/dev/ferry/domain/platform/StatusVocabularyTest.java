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
        "Timed out, FAILED",
        "expired, FAILED",
        "terminated, FAILED",
        "processing, UNDER_WAY",
        "In Progress, UNDER_WAY",
        "QUEUED, UNDER_WAY",
        "not-started, UNDER_WAY",
        "Validating…, UNDER_WAY",
        "cancelling, UNDER_WAY",
        "not completed successfully, UNKNOWN",
        "success, UNKNOWN",
        "polishing, UNKNOWN",
        "completed, UNKNOWN",
        "accepted, UNKNOWN",
        "partially completed, UNKNOWN",
        "'???', UNKNOWN"
    })
    void readsStatusesInAnySpelling(String word, Meaning meaning) {
        assertThat(StatusVocabulary.standard().meaningOf(new ProcessingStatus(word)))
                .isEqualTo(meaning);
    }

    @Test
    void usesTheWordsFromTheSettings() {
        var vocabulary = new StatusVocabulary(Set.of("Done"), Set.of(" Broken "), Set.of("Polishing!"));

        assertThat(vocabulary.meaningOf(new ProcessingStatus("done"))).isEqualTo(Meaning.SUCCEEDED);
        assertThat(vocabulary.meaningOf(new ProcessingStatus("BROKEN"))).isEqualTo(Meaning.FAILED);
        assertThat(vocabulary.meaningOf(new ProcessingStatus("completedsuccessfully")))
                .isEqualTo(Meaning.UNKNOWN);
        assertThat(vocabulary.meaningOf(new ProcessingStatus("polishing"))).isEqualTo(Meaning.UNDER_WAY);
    }

    @Test
    void anAnswerWithoutAWordIsNeverUnknown() {
        var vocabulary = new StatusVocabulary(Set.of("done"), Set.of("broken"), Set.of());

        assertThat(vocabulary.meaningOf(ProcessingStatus.PENDING)).isEqualTo(Meaning.UNDER_WAY);
    }

    @Test
    void aWordWithoutLettersHasNoMeaning() {
        var vocabulary = new StatusVocabulary(Set.of("", "?"), Set.of("-"), Set.of("."));

        assertThat(vocabulary.meaningOf(new ProcessingStatus("???"))).isEqualTo(Meaning.UNKNOWN);
    }

    @Test
    void keepsTheWordAsThePlatformSentIt() {
        assertThat(new ProcessingStatus(" Completed-Successfully. ").word()).isEqualTo("Completed-Successfully.");
    }

    @Test
    void keepsOneLineOfAWordWithoutControlAndFormatCharacters() {
        assertThat(new ProcessingStatus("\u001B[31mhalf\r\ndone\u202E\u200B").word())
                .isEqualTo("[31mhalf  done");
    }

    @Test
    void shortensALongWordBetweenTwoCharacters() {
        var word = new ProcessingStatus("😀".repeat(1000)).word();

        assertThat(word).endsWith("😀…").hasSizeBetween(198, 200);
        assertThat(new ProcessingStatus("x".repeat(200)).word()).hasSize(200).doesNotContain("…");
    }

    @Test
    void acceptsAnyWordAsAResultKind() {
        assertThat(new ResultKind("somethingElse").key()).isEqualTo("somethingElse");
        assertThatThrownBy(() -> new ResultKind("")).hasMessageContaining("''");
        assertThatThrownBy(() -> new ResultKind("two words")).hasMessageContaining("two words");
    }
}
