package dev.ferry.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.domain.platform.StatusVocabulary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Defaults that are also written elsewhere. */
class DefaultSettingsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void theStatusWordsAreThoseOfTheDomain() {
        var engine = mapping().engineOfService();

        assertThat(engine.vocabulary()).isEqualTo(StatusVocabulary.standard());
        assertThat(mapping().engineOfCommand().vocabulary()).isEqualTo(engine.vocabulary());
    }

    @Test
    void theLongestPauseIsTheSameForClientAndEngine() {
        assertThat(mapping().platform().limits().longestPause()).isEqualTo(Duration.ofHours(1));
        assertThat(mapping().engineOfService().retryLimits().longestPause()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aTokenMayBeUnknownForAMinute() {
        assertThat(mapping().engineOfService().retryLimits().unknownTokenGrace())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(mapping().engineOfCommand().retryLimits().unknownTokenGrace())
                .isEqualTo(Duration.ofMinutes(1));
    }

    private SettingsMapping mapping() {
        var required = Map.of(
                "FERRY_PLATFORM_CLIENT_ID", "me",
                "FERRY_PLATFORM_CLIENT_SECRET", "secret",
                "FERRY_PLATFORM_API_KEY", "key");
        return new SettingsMapping(new SettingsReader(required, folder, folder, note -> {}).read());
    }
}
