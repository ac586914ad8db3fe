package dev.ferry.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.adapters.cli.wiring.WatchRequest;
import dev.ferry.adapters.files.WatchSettings;
import dev.ferry.adapters.files.upload.UploadOptions;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.table.TableFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    @Test
    void theWatchedFolderHasTheDefaultsOfItsModule() {
        assertThat(mapping().watch(watch(null, List.of(), null))).isEqualTo(WatchSettings.of(folder));
    }

    @Test
    void theOptionsOfWatchTakePrecedenceOverTheSettings() {
        var mapping = mapping(
                "FERRY_WATCH_OVERWRITE", "true", "FERRY_WATCH_RESULTS", "feedback", "FERRY_WATCH_ENCODING", "latin1");

        assertThat(mapping.watch(watch(null, List.of(), null)))
                .isEqualTo(WatchSettings.of(folder)
                        .with(new UploadOptions(
                                true,
                                List.of(ResultKind.FEEDBACK),
                                TableFormat.in(StandardCharsets.ISO_8859_1),
                                false)));
        assertThat(mapping.watch(watch(false, List.of("other"), StandardCharsets.UTF_16)))
                .isEqualTo(WatchSettings.of(folder)
                        .with(new UploadOptions(
                                false,
                                List.of(new ResultKind("other")),
                                TableFormat.in(StandardCharsets.UTF_16),
                                false)));
        assertThatThrownBy(() -> mapping.watch(watch(null, List.of("a b"), null)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("--results: ");
        assertThatThrownBy(() -> mapping("FERRY_WATCH_ENCODING", "nonsense").watch(watch(null, List.of(), null)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("FERRY_WATCH_ENCODING", "'nonsense' is not a charset");
    }

    private WatchRequest watch(@Nullable Boolean overwrite, List<String> results, @Nullable Charset encoding) {
        return new WatchRequest(folder, false, overwrite, results, encoding);
    }

    /** The settings with some more, each a name and a value. */
    private SettingsMapping mapping(String... more) {
        var environment = new HashMap<>(Map.of(
                "FERRY_PLATFORM_CLIENT_ID", "me",
                "FERRY_PLATFORM_CLIENT_SECRET", "secret",
                "FERRY_PLATFORM_API_KEY", "key"));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return new SettingsMapping(new SettingsReader(environment, folder, folder, note -> {}).read());
    }
}
