package dev.ferry.adapters.store.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Journals that exist contain these lines: each state, event and fault, as version 0.1.0 wrote it, and then those that
 * came later. A renamed record or component would make a journal unreadable.
 */
class JournalJsonTest {

    static Stream<String> lines() throws IOException {
        try (var file = JournalJsonTest.class.getResourceAsStream("journal-lines.jsonl")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void readsAndWritesTheLinesOfExistingJournals(String line) throws IOException {
        var type = line.startsWith("{\"event\"") ? UploadEvent.class : Upload.class;

        assertThat(JournalJson.write(JournalJson.read(line, type))).isEqualTo(line);
    }
}
